import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Language } from '@quorate/shared/domain/language'
import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, type FormEvent, type SetStateAction, useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { DraftContent } from './draft-of-import.tsx'
import { previewQuery } from './queries.ts'
import { SourceField } from './source-field.tsx'
import styles from './start.module.css'
import { isTooLarge, type Source, useDocumentIntake } from './use-document-intake.ts'

type AddLanguageProps = { language: Language; onContent: Dispatch<SetStateAction<DraftContent>> }

/** Adds the document in the other language. */
export function AddLanguage({ language, onContent }: AddLanguageProps) {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const client = useQueryClient()
  const [opened, { open, close }] = useDisclosure(false)
  const intake = useDocumentIntake(committee)
  const [chosen, setChosen] = useState<{ source: Source | null; pasted: string }>({ source: null, pasted: '' })
  const { source, pasted } = chosen
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (source === null || isTooLarge(source)) return
    const document = await intake.mutateAsync(source).catch(() => null)
    if (document === null) return
    const { title } = await client.fetchQuery(previewQuery(committee, document))
    onContent((now) => ({
      ...now,
      title: { ...now.title, [language]: now.title[language] || title.slice(0, 300) },
      documents: { ...now.documents, [language]: document },
    }))
  }
  const label = t('reading.addLanguage', { language: t(`reading.languages.${language}`) })
  return (
    <>
      <Button variant="default" onClick={open}>
        {label}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={label}
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
        size="lg"
      >
        <form className={styles.form} onSubmit={(event) => void add(event)}>
          <SourceField
            language={language}
            source={source}
            pasted={pasted}
            error={intake.error}
            onChange={(source, pasted) => {
              intake.reset()
              setChosen({ source, pasted })
            }}
          />
          <div className={styles.buttons}>
            <Button type="submit" loading={intake.isPending} disabled={source === null || isTooLarge(source)}>
              {t('reading.read')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
