import { Button, Group, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { LANGUAGES } from '@quorate/shared/domain/language'
import {
  CORRIGENDUM_FIELDS,
  type Corrigendum,
  type Worded,
  wordingOf,
} from '@quorate/shared/domain/reading/corrigendum'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../i18n/translate.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { LiveButton } from '../../../ui/live-button.tsx'
import { NotLiveNote } from '../../../ui/not-live.tsx'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { useLanguage } from '../../../ui/use-language.ts'
import { LANGUAGE_NAMES } from '../names.ts'

type CorrectDocumentProps = {
  /** The provision or clause as it is now. */
  one: Worded
  className?: string | undefined
  onCorrect: (corrigendum: Corrigendum) => Promise<unknown>
  pending: boolean
  error: Error | null
}

/** Corrects what was read wrongly when a document was imported; for what its authors meant otherwise there are amendments. */
export function CorrectDocument({ one, className, ...form }: CorrectDocumentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  const place = citationIn(one, language)
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        className={className ?? ''}
        aria-label={t('reading.correct.at', { place })}
        onClick={() => setOpened(true)}
      >
        {t('reading.correct.label')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('reading.correct.at', { place })}
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
        size="lg"
      >
        {opened && <CorrigendumForm one={one} {...form} onClose={close} />}
      </Dialog>
    </>
  )
}

function CorrigendumForm({
  one,
  onCorrect,
  pending,
  error,
  onClose,
}: Omit<CorrectDocumentProps, 'className'> & { onClose: () => void }) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const languages = LANGUAGES.filter((each) => one.text[each] !== undefined || one.heading?.[each] !== undefined)
  const [language, setLanguage] = useState(languages.includes(reader) ? reader : (languages[0] ?? reader))
  const [field, setField] = useState<Corrigendum['field']>('text')
  const [words, setWords] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const before = wordingOf(one, { field, language })
  const after = words ?? before
  const ready = after.trim() !== before && after.trim() !== '' && reason.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onCorrect({ field, language, after: after.trim(), reason: reason.trim() }).then(onClose, () => undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('reading.correct.text')}</p>
        <SegmentedControl
          aria-label={t('reading.correct.field')}
          value={field}
          onChange={(value) => {
            setField(value)
            setWords(null)
          }}
          data={CORRIGENDUM_FIELDS.map((value) => ({ value, label: t(`reading.corrigenda.field.${value}`) }))}
        />
        {languages.length > 1 && (
          <SegmentedControl
            aria-label={t('reading.correct.language')}
            value={language}
            onChange={(value) => {
              setLanguage(value)
              setWords(null)
            }}
            data={languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        )}
        <Textarea
          label={t('reading.correct.after')}
          lang={language}
          rows={field === 'text' ? 6 : 2}
          maxLength={field === 'number' ? 120 : 100_000}
          value={after}
          onChange={({ currentTarget: { value } }) => setWords(field === 'text' ? value : value.replaceAll('\n', ' '))}
        />
        <Textarea
          label={t('reading.correct.reason')}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <RefusalNote refusal={error} />
        <NotLiveNote />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <LiveButton type="submit" disabled={!ready} loading={pending}>
            {t('reading.correct.submit')}
          </LiveButton>
        </Group>
      </Stack>
    </form>
  )
}
