import { Button, Progress } from '@mantine/core'
import type { ImportDraft, ImportPreview } from '@quorate/shared/contracts/reading'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { PerLanguage } from '@quorate/shared/domain/reading/entered'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { RefusalError } from '../../data/refusal-error.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { type ImportKind, LANGUAGE_NAMES } from './names.ts'
import { type DraftDocument, importDraftQuery, previewQuery } from './queries.ts'
import styles from './start.module.css'
import { useDraftSaving } from './use-draft-saving.ts'
import { Workbench } from './workbench.tsx'

type DraftOfImportProps = { kind: ImportKind; draft: string }

/** Step two: the document as it would stand, to be corrected. Its draft is kept, and gone on with from any device. */
export function DraftOfImport({ kind, draft }: DraftOfImportProps) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const query = useQuery(importDraftQuery(id, draft))
  if (query.error instanceof RefusalError && query.error.code === 'not-found')
    return <EmptyState title={t('reading.gone')}>{t('reading.goneText')}</EmptyState>
  return <Loaded query={query}>{(kept) => <Opened kind={kind} kept={kept} />}</Loaded>
}

export type DraftContent = Omit<ImportDraft, 'id' | 'savedAt'>

function Opened({ kind, kept }: { kind: ImportKind; kept: ImportDraft }) {
  const { id: committee } = useCommittee()
  const [content, setContent] = useState<DraftContent>(() => {
    const { id: _, savedAt: __, ...rest } = kept
    return rest
  })
  const saving = useDraftSaving(committee, kept.id, content)
  const { en, fr } = content.documents
  const english = useQuery({ ...previewQuery(committee, en ?? NONE), enabled: en !== undefined })
  const french = useQuery({ ...previewQuery(committee, fr ?? NONE), enabled: fr !== undefined })
  const asked = [...(en === undefined ? [] : [english]), ...(fr === undefined ? [] : [french])]
  const changeDocument = useCallback(
    (language: Language, change: (document: DraftDocument) => DraftDocument) =>
      setContent((now) => {
        const document = now.documents[language]
        if (document === undefined) return now
        return { ...now, documents: { ...now.documents, [language]: change(document) } }
      }),
    [],
  )
  const failed = asked.find(({ isError }) => isError)
  if (failed) return <NotRead query={failed} />
  if (asked.some(({ data }) => data === undefined)) return <BeingRead documents={content.documents} />
  const previews: PerLanguage<ImportPreview> = {
    ...(en === undefined || english.data === undefined ? {} : { en: english.data }),
    ...(fr === undefined || french.data === undefined ? {} : { fr: french.data }),
  }
  const readings = LANGUAGES.map((language) => {
    const { file, changes, encoding } = content.documents[language] ?? {}
    return [file?.sha256, changes, encoding]
  })
  return (
    <Workbench
      key={JSON.stringify(readings)}
      kind={kind}
      draft={kept.id}
      content={content}
      previews={previews}
      saving={saving}
      onContent={setContent}
      onDocument={changeDocument}
    />
  )
}

/** Of a language that the draft has not. */
const NONE: DraftDocument = { file: { sha256: '', name: '', size: 0 }, changes: 'accepted', corrections: [] }

function BeingRead({ documents }: Pick<DraftContent, 'documents'>) {
  const { t } = useTranslation()
  const names = LANGUAGES.flatMap((language) => {
    const name = documents[language]?.file.name
    return name === undefined ? [] : [`${name} (${LANGUAGE_NAMES[language]})`]
  })
  return (
    <div className={styles.progress} role="status">
      <Progress value={100} animated aria-label={t('reading.working')} />
      <p>{t('reading.working')}</p>
      <p>{names.join(', ')}</p>
    </div>
  )
}

function NotRead({ query }: { query: UseQueryResult<ImportPreview, Error> }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <RefusalNote refusal={query.error} />
      <div className={styles.buttons}>
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('ui.retry')}
        </Button>
      </div>
    </div>
  )
}
