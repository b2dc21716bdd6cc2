import { Button } from '@mantine/core'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordPage } from '@quorate/shared/contracts/record'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { exportData, exportText } from './export-text.ts'
import { fetchExport, type RecordFilter } from './queries.ts'
import type { EventSentence } from './use-sentences.ts'

type RecordExportProps = {
  /** The entries shown, at least one. */
  entries: RecordPage['entries']
  filter: RecordFilter
  say: (event: PresentedEvent) => EventSentence
}

/** Saves the entries shown, as text to read or as JSON to process. */
export function RecordExport({ entries: shown, filter, say }: RecordExportProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const live = useLive()
  const { id, committee, principal } = useCommittee()

  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: async (save: (entries: RecordPage['entries']) => void) => {
      const numbers = { newest: shown[0]?.seq ?? 0, oldest: shown.at(-1)?.seq ?? 0 }
      save(await fetchExport(client, id, filter, numbers))
    },
  })

  const saveText = (entries: RecordPage['entries']) => {
    const name = readIn(committee.name, language).text
    const heading = t('record.exportHeading', { committee: name, when: formatMoment(live.now(), language) })
    const text = exportText(heading, entries, (presented) => {
      const event = presented as PresentedEvent
      const said = say(event)
      return { ...said, actor: actorText(said.values.actor?.text ?? '', event.actor) }
    })
    download(`${id}-record.txt`, 'text/plain;charset=utf-8', text)
  }
  const actorText = (name: string, { capacity, for: id }: PresentedEvent['actor']) => {
    if (capacity === 'system') return name
    const found = id === null ? undefined : principal(id)
    const place = t(`ui.capacity.${capacity}`)
    return t('record.actorWith', { name, detail: found ? `${readIn(found.name, language).text}, ${place}` : place })
  }
  const saveData = (entries: RecordPage['entries']) =>
    download(`${id}-record.json`, 'application/json', exportData(id, entries))

  return (
    <>
      <MenuButton
        position="bottom-end"
        choices={[
          { key: 'text', label: t('record.exportText'), onClick: () => saving.mutate(saveText) },
          { key: 'data', label: t('record.exportData'), onClick: () => saving.mutate(saveData) },
        ]}
      >
        <Button
          variant="default"
          loading={saving.isPending}
          leftSection={<IconDownload aria-hidden size={18} stroke={1.75} />}
        >
          {t('record.export')}
        </Button>
      </MenuButton>
      <RefusalNote refusal={saving.error} />
    </>
  )
}

/** Has the browser save a text as a file. */
function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
