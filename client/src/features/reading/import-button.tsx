import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { type EnteredDocument, enter, type PerLanguage, type SourceFile } from '@quorate/shared/domain/reading/entered'
import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { lineFault } from '../../ui/line-input.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { NotLiveNote } from '../../ui/not-live.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { instrumentPaths } from '../instrument/names.ts'
import { mandatePaths } from '../mandate/names.ts'
import type { DraftContent } from './draft-of-import.tsx'
import type { ImportKind } from './names.ts'
import type { OpenDocument } from './use-document.ts'

type ImportButtonProps = {
  kind: ImportKind
  content: DraftContent
  open: Record<Language, OpenDocument | null>
  /** The draft is not needed any more. */
  onImported: () => Promise<void>
}

/** The command: it says what comes in, and asks for a confirmation of what is still in doubt. */
export function ImportButton(props: ImportButtonProps) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button onClick={open}>{t(`reading.import.${props.kind}`)}</Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t(`reading.import.question.${props.kind}`)}
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
      >
        {opened && <Confirmation {...props} onClose={close} />}
      </Dialog>
    </>
  )
}

function Confirmation({ kind, content, open, onImported, onClose }: ImportButtonProps & { onClose: () => void }) {
  const { t, language: reader } = useTranslation()
  const { id: committee, address } = useCommittee()
  const navigate = useNavigate()
  const { draft = '' } = useParams()
  const mandate = useCommand(committee, 'importMandate', `import:${draft}`)
  const instrument = useCommand(committee, 'importInstrument', `import:${draft}`)
  const [sure, setSure] = useState(false)
  const languages = LANGUAGES.filter((language) => open[language] !== null)
  const { aligned, ...entered } = useMemo(
    () =>
      enter({
        ...(open.en === null ? {} : { en: open.en.document }),
        ...(open.fr === null ? {} : { fr: open.fr.document }),
      }),
    [open],
  )
  const questions = languages.reduce((sum, language) => sum + (open[language]?.document.questions.length ?? 0), 0)
  const alone = aligned.filter(({ by }) => by === 'alone').length
  const untitled = languages.filter((language) => {
    const title = content.title[language]?.trim() ?? ''
    return title === '' || lineFault(t, title) !== null
  })
  const names = new Intl.ListFormat(reader).format(languages.map((each) => t(`reading.languages.${each}`)))
  const ready = untitled.length === 0 && entered.provisions.length > 0 && (questions === 0 || sure)

  const importIt = async () => {
    const document = { ...titleAndSources(content, languages), ...entered }
    if (kind === 'mandate') {
      await mandate.mutateAsync(document)
      await onImported()
      return navigate(mandatePaths(address).mandate)
    }
    const { events } = await instrument.mutateAsync(document)
    await onImported()
    const made = events.find((event) => event.type === 'InstrumentEntered')
    const { instruments, instrument: page } = instrumentPaths(address)
    return navigate(made?.data ? page(made.data.instrument) : instruments)
  }
  return (
    <Stack gap="md">
      <p>{t(`reading.import.what`, { count: entered.provisions.length, languages: names })}</p>
      {alone > 0 && <p>{t('reading.import.alone', { count: alone })}</p>}
      <p>{t(`reading.import.next.${kind}`)}</p>
      {untitled.length > 0 && (
        <p>
          {t('reading.import.title', {
            languages: new Intl.ListFormat(reader).format(untitled.map((each) => t(`reading.languages.${each}`))),
          })}
        </p>
      )}
      {entered.provisions.length === 0 && <p>{t('reading.import.empty')}</p>}
      {questions > 0 && (
        <Checkbox
          label={t('reading.import.sure', { count: questions })}
          checked={sure}
          onChange={({ currentTarget: { checked } }) => setSure(checked)}
        />
      )}
      <RefusalNote refusal={mandate.error ?? instrument.error} />
      <NotLiveNote />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <LiveButton
          disabled={!ready}
          loading={mandate.isPending || instrument.isPending}
          onClick={() => void importIt().catch(() => undefined)}
        >
          {t('reading.import.submit')}
        </LiveButton>
      </Group>
    </Stack>
  )
}

function titleAndSources(
  { title, documents }: DraftContent,
  languages: readonly Language[],
): Pick<EnteredDocument, 'title' | 'sources'> {
  const sources: PerLanguage<SourceFile> = {}
  const titles: PerLanguage<string> = {}
  for (const language of languages) {
    const file = documents[language]?.file
    if (file !== undefined) sources[language] = file
    const words = title[language]?.trim()
    if (words) titles[language] = words
  }
  const { en, fr } = titles
  return { title: { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr }) }, sources }
}
