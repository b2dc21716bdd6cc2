import { Button, FileButton, Progress, Tabs, Textarea } from '@mantine/core'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './import-form.module.css'
import { LineInput } from './line-input.tsx'
import { OddNote } from './odd-note.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { useLanguage } from './use-language.ts'

/** A document to import: title and text, per language. */
export type ImportedDocument = { title: Texts; source: Texts }
type Texts = { en?: string; fr?: string }

type ImportFormProps = {
  submitLabel: string
  pending: boolean
  error: Error | null
  onSubmit: (document: ImportedDocument) => void
}

const NAMES = { en: 'English', fr: 'Français' } as const
/** Characters that a document may have in one language. */
const MOST = 2_000_000
/** Bytes above which a file is not even read. */
const MOST_BYTES = 4 * 1024 * 1024

/** Importing a document, by file or by pasting, in one language or both. */
export function ImportForm({ submitLabel, pending, error, onSubmit }: ImportFormProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const [tab, setTab] = useState<Language>(reader)
  const [title, setTitle] = useState({ en: '', fr: '' })
  const [source, setSource] = useState({ en: '', fr: '' })
  const ready = LANGUAGES.some((each) => title[each].trim() !== '') && LANGUAGES.some((each) => source[each] !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onSubmit({ title: filled(title), source: filled(source) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Tabs value={tab} onChange={(value) => setTab(value === 'fr' ? 'fr' : 'en')}>
        <Tabs.List>
          {LANGUAGES.map((each) => (
            <Tabs.Tab key={each} value={each} lang={each}>
              {NAMES[each]}
              {source[each] !== '' && ' ✓'}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {LANGUAGES.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <SourceFields
              language={each}
              title={title[each]}
              source={source[each]}
              onTitle={(value) => setTitle((all) => ({ ...all, [each]: value }))}
              onSource={(value) => setSource((all) => ({ ...all, [each]: value }))}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      <RefusalNote refusal={error} />
      <div role="status">
        {pending && (
          <div className={styles.progress}>
            <Progress value={100} animated aria-label={t('ui.import.working')} />
            <p>{t('ui.import.working')}</p>
          </div>
        )}
      </div>
      {!ready && <p className={styles.hint}>{t('ui.import.needs')}</p>}
      <div>
        <Button type="submit" loading={pending} disabled={!ready}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}

type SourceFieldsProps = {
  language: Language
  title: string
  source: string
  onTitle: (title: string) => void
  onSource: (source: string) => void
}

function SourceFields({ language, title, source, onTitle, onSource }: SourceFieldsProps) {
  const { t } = useTranslation()
  const [file, setFile] = useState<{ name: string; problem: 'tooLarge' | 'binary' | null } | null>(null)
  const name = NAMES[language]
  const read = async (chosen: File | null) => {
    if (!chosen) return
    if (chosen.size > MOST_BYTES) return setFile({ name: chosen.name, problem: 'tooLarge' })
    const text = await chosen.text()
    const problem = text.includes('\u0000') ? 'binary' : text.length > MOST ? 'tooLarge' : null
    setFile({ name: chosen.name, problem })
    if (problem === null) onSource(text)
  }
  return (
    <div className={styles.fields}>
      <LineInput
        label={t('ui.import.title', { language: name })}
        lang={language}
        maxLength={300}
        value={title}
        onChange={(event) => onTitle(event.currentTarget.value)}
      />
      <div className={styles.file}>
        <FileButton
          onChange={(chosen) => void read(chosen)}
          accept=".txt,.md,.markdown,text/plain,text/markdown"
          inputProps={{ 'aria-label': t('ui.import.file', { language: name }) }}
        >
          {(button) => (
            <Button variant="default" {...button}>
              {t('ui.import.file', { language: name })}
            </Button>
          )}
        </FileButton>
        {file && (
          <p role="status" className={file.problem ? styles.problem : styles.hint}>
            {file.problem
              ? t(`ui.import.${file.problem}`, { name: file.name })
              : t('ui.import.read', { name: file.name })}
          </p>
        )}
      </div>
      <Textarea
        label={t('ui.import.paste', { language: name })}
        lang={language}
        rows={14}
        maxLength={MOST}
        value={source}
        onChange={(event) => onSource(event.currentTarget.value)}
      />
      <OddNote text={source} onClean={onSource} />
    </div>
  )
}

function filled(texts: { en: string; fr: string }): Texts {
  return {
    ...(texts.en.trim() === '' ? {} : { en: texts.en }),
    ...(texts.fr.trim() === '' ? {} : { fr: texts.fr }),
  }
}
