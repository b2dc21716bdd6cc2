import { Button, FileButton, Textarea } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { LANGUAGE_NAMES } from './names.ts'
import styles from './start.module.css'
import { isTooLarge, type Source } from './use-document-intake.ts'

type SourceFieldProps = {
  language: Language
  source: Source | null
  /** What was pasted; '' when a file was chosen. */
  pasted: string
  error: Error | null
  onChange: (source: Source | null, pasted: string) => void
}

/** The document in one language: a file, or text that is pasted. */
export function SourceField({ language, source, pasted, error, onChange }: SourceFieldProps) {
  const { t } = useTranslation()
  const name = t(`reading.languages.${language}`)
  const file = pasted === '' ? source : null
  return (
    <fieldset className={styles.language}>
      <legend className={styles.legend} lang={language}>
        {LANGUAGE_NAMES[language]}
      </legend>
      <div className={styles.file}>
        <FileButton
          onChange={(chosen) => chosen !== null && onChange({ name: chosen.name, content: chosen }, '')}
          inputProps={{ 'aria-label': t('reading.file', { language: name }) }}
        >
          {(button) => (
            <Button
              variant="default"
              {...button}
              aria-label={t(file === null ? 'reading.file' : 'reading.anotherFile', { language: name })}
            >
              {t(file === null ? 'reading.choose' : 'reading.chooseAnother')}
            </Button>
          )}
        </FileButton>
        {file === null ? (
          <p className={styles.hint}>{t('reading.formats')}</p>
        ) : (
          <>
            <p className={styles.chosen} role="status">
              {file.name}
            </p>
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(null, '')}>
              {t('reading.clear')}
            </Button>
          </>
        )}
      </div>
      {file === null && (
        <Textarea
          label={t('reading.paste', { language: name })}
          lang={language}
          rows={pasted === '' ? 3 : 10}
          classNames={{ input: styles.paste ?? '' }}
          value={pasted}
          onChange={({ currentTarget: { value } }) =>
            onChange(value.trim() === '' ? null : { name: t('reading.pasted'), content: new Blob([value]) }, value)
          }
        />
      )}
      {source !== null && isTooLarge(source) && <p className={styles.problem}>{t('reading.tooLarge')}</p>}
      <RefusalNote refusal={error} />
    </fieldset>
  )
}
