import { Button, Progress } from '@mantine/core'
import { saveImportDraft } from '@quorate/shared/contracts/reading'
import { LANGUAGES } from '@quorate/shared/domain/language'
import type { PerLanguage } from '@quorate/shared/domain/reading/entered'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { newKey, perform } from '../../data/api.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { ImportDraftList } from './import-draft-list.tsx'
import { type ImportKind, importPaths } from './names.ts'
import { type DraftDocument, importDraftQuery, previewQuery, readingKeys } from './queries.ts'
import { SourceField } from './source-field.tsx'
import styles from './start.module.css'
import { isTooLarge, type Source, useDocumentIntake } from './use-document-intake.ts'

type Chosen = { source: Source | null; pasted: string }
const NOTHING: Chosen = { source: null, pasted: '' }

/** Step one: choose a file or paste a text, in one language or both; or go on with a draft. */
export function StartOfImport({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const { id: committee, address } = useCommittee()
  const client = useQueryClient()
  const navigate = useNavigate()
  const intake = useDocumentIntake(committee)
  const [chosen, setChosen] = useState({ en: NOTHING, fr: NOTHING })
  const [errors, setErrors] = useState<PerLanguage<Error>>({})
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const inOrder = reader === 'fr' ? [...LANGUAGES].reverse() : LANGUAGES
  const given = inOrder.filter((language) => chosen[language].source !== null)
  const tooLarge = given.some((language) => {
    const { source } = chosen[language]
    return source !== null && isTooLarge(source)
  })

  const read = async () => {
    setErrors({})
    setFailure(null)
    const documents: PerLanguage<DraftDocument> = {}
    const title: PerLanguage<string> = {}
    for (const language of given) {
      const { source } = chosen[language]
      if (source === null) continue
      try {
        const document = await intake.mutateAsync(source)
        documents[language] = document
        const { title: found } = await client.fetchQuery(previewQuery(committee, document))
        title[language] = found.slice(0, 300)
      } catch (error) {
        setErrors({ [language]: error })
        return
      }
    }
    const draft = `i${newKey().replaceAll('-', '').slice(0, 20)}`
    const body = { kind, title, documents }
    try {
      const { savedAt } = await perform(saveImportDraft, { params: { committee, draft }, body })
      client.setQueryData(importDraftQuery(committee, draft).queryKey, { id: draft, ...body, savedAt })
      void client.invalidateQueries({ queryKey: [committee, ...readingKeys.drafts] })
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
      return
    }
    await navigate(importPaths(address, kind).draft(draft))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (given.length === 0 || tooLarge || reading) return
    setReading(true)
    void read().finally(() => setReading(false))
  }
  return (
    <div className={styles.start}>
      <ImportDraftList kind={kind} />
      <form className={styles.form} onSubmit={submit}>
        {inOrder.map((language) => (
          <SourceField
            key={language}
            language={language}
            source={chosen[language].source}
            pasted={chosen[language].pasted}
            error={errors[language] ?? null}
            onChange={(source, pasted) => {
              setChosen((all) => ({ ...all, [language]: { source, pasted } }))
              setErrors((all) => ({ ...all, [language]: undefined }))
            }}
          />
        ))}
        <RefusalNote refusal={failure} />
        <div role="status">
          {reading && (
            <div className={styles.progress}>
              <Progress value={100} animated aria-label={t('reading.working')} />
              <p>{t('reading.working')}</p>
            </div>
          )}
        </div>
        <div className={styles.buttons}>
          <Button type="submit" loading={reading} disabled={given.length === 0 || tooLarge}>
            {t('reading.read')}
          </Button>
          <p className={styles.hint}>{t(given.length === 0 ? 'reading.needs' : 'reading.nothingYet')}</p>
        </div>
      </form>
    </div>
  )
}
