import { LANGUAGES } from '@quorate/shared/domain/language'
import type { PerLanguage, SourceFile, Surroundings } from '@quorate/shared/domain/reading/entered'
import { useCommittee } from '../../../data/committee-context.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { Folded, inEither, TextAround } from '../../../ui/around.tsx'
import { DocumentText } from '../../../ui/document-text.tsx'
import { useLanguage } from '../../../ui/use-language.ts'
import { LANGUAGE_NAMES } from '../names.ts'
import styles from './around.module.css'

/** What closes a document, its notes, and the files that it was read from. */
export function BackMatter({
  surroundings,
  sources,
}: {
  surroundings: Surroundings
  sources: PerLanguage<SourceFile>
}) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const notes = inEither(surroundings.notes, reader)
  return (
    <>
      <TextAround part="end" texts={surroundings.end} />
      {notes && (
        <Folded title={t('reading.around.notes', { count: notes.content.length })} lang={notes.language}>
          <dl className={styles.notes}>
            {notes.content.map(({ mark, text }) => (
              <div key={mark} className={styles.note}>
                <dt>{mark}</dt>
                <dd>
                  <DocumentText text={text} />
                </dd>
              </div>
            ))}
          </dl>
        </Folded>
      )}
      <SourceFiles sources={sources} />
    </>
  )
}

function SourceFiles({ sources }: { sources: PerLanguage<SourceFile> }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const files = LANGUAGES.flatMap((language) => {
    const file = sources[language]
    return file === undefined ? [] : [{ language, ...file }]
  })
  if (files.length === 0) return null
  return (
    <p className={styles.sources}>
      <span>{t('reading.around.sources')}</span>
      {files.map(({ language, name, sha256 }) => (
        <span key={language}>
          <a href={`/api/v1/committees/${encodeURIComponent(id)}/files/${sha256}`} download={name}>
            <bdi>{name}</bdi>
          </a>{' '}
          ({LANGUAGE_NAMES[language]})
        </span>
      ))}
    </p>
  )
}
