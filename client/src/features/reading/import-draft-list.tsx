import { Button } from '@mantine/core'
import { discardImportDraft, type ImportDrafts } from '@quorate/shared/contracts/reading'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { perform } from '../../data/api.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Link } from '../../ui/link.tsx'
import list from '../../ui/list.module.css'
import { Moment } from '../../ui/moment.tsx'
import { Official } from '../../ui/official.tsx'
import { type ImportKind, importPaths } from './names.ts'
import { importDraftsQuery, readingKeys } from './queries.ts'
import styles from './start.module.css'

type KeptDraft = ImportDrafts['drafts'][number]

/** The reader's own imports that are not done yet; nothing if there are none. */
export function ImportDraftList({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const { data } = useQuery(importDraftsQuery(id))
  const drafts = data?.drafts.filter((draft) => draft.kind === kind) ?? []
  if (drafts.length === 0) return null
  return (
    <section aria-labelledby="kept-imports" className={list.group}>
      <h2 id="kept-imports" className={list.groupTitle}>
        {t('reading.drafts')}
      </h2>
      <ul className={list.list}>
        {drafts.map((draft) => (
          <OneDraft key={draft.id} kind={kind} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function OneDraft({ kind, draft }: { kind: ImportKind; draft: KeptDraft }) {
  const { t } = useTranslation()
  const { id: committee, address } = useCommittee()
  const client = useQueryClient()
  const discard = useMutation<unknown, Error>({
    mutationFn: () => perform(discardImportDraft, { params: { committee, draft: draft.id }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: [committee, ...readingKeys.drafts] }),
  })
  const files = [draft.files.en, draft.files.fr].filter((name) => name !== undefined)
  const named = Boolean(draft.title.en || draft.title.fr)
  return (
    <li className={list.item}>
      <p className={list.title}>{named ? <Official text={draft.title} /> : files[0]}</p>
      <p className={list.meta}>
        <span>{files.join(', ')}</span>
        {draft.corrections > 0 && <span>{t('reading.corrections', { count: draft.corrections })}</span>}
        <Moment at={draft.savedAt} />
      </p>
      <div className={styles.buttons}>
        <Button component={Link} to={importPaths(address, kind).draft(draft.id)} variant="default" size="compact-md">
          {t('reading.goOn')}
        </Button>
        <ConfirmButton
          size="compact-md"
          variant="subtle"
          label={t('reading.discard')}
          question={t('reading.discardQuestion')}
          onConfirm={discard.mutateAsync}
          pending={discard.isPending}
          error={discard.error}
        >
          <p>{t('reading.discardText')}</p>
        </ConfirmButton>
      </div>
    </li>
  )
}
