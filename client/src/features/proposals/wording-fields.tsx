import { SegmentedControl, Textarea } from '@mantine/core'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { Language } from '@quorate/shared/domain/language'
import { useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { OddNote } from '../../ui/odd-note.tsx'
import { OnlyLanguage } from '../../ui/official.tsx'
import { Redline } from '../../ui/redline.tsx'
import { ShownText } from '../../ui/shown-text.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { type DraftContent, drafted, type Field, withWording } from './draft-state.ts'

type WordingFieldsProps = {
  /** How it is called in the labels of its fields. */
  number: string
  /** As it is without the draft; of a new provision: without words. */
  provision: Provision
  /** What of it may be written. */
  fields: readonly Field[]
  /** The languages of the instrument. */
  languages: readonly Language[]
  isNew?: boolean
  content: DraftContent
  onChange: (change: (content: DraftContent) => DraftContent) => void
}

const NAMES = { en: 'English', fr: 'Français' } as const

/** The words of a provision in one language, to be edited; beside them those in the other, once one of them changes. */
export function WordingFields(props: WordingFieldsProps) {
  const { number, provision, fields, languages, isNew = false, content, onChange } = props
  const { t } = useTranslation()
  const reader = useLanguage()
  const before = (field: Field, language: Language) => provision[field][language] ?? ''
  const after = (field: Field, language: Language) =>
    drafted(content, { provision: provision.id, field, language }) ?? before(field, language)
  const isChanged = (language: Language) =>
    fields.some((field) => after(field, language).trim() !== before(field, language))
  const [language, setLanguage] = useState<Language>(() => startLanguage(languages, reader, isChanged, before))
  const other = languages.find((each) => each !== language)
  const write = (field: Field, words: string) =>
    onChange((now) => withWording(now, { provision: provision.id, field, language }, words))
  const isAnyChanged = languages.some(isChanged)
  return (
    <>
      {languages.length > 1 && (
        <SegmentedControl
          size="xs"
          className={styles.languages}
          aria-label={t('proposals.draft.language')}
          value={language}
          onChange={setLanguage}
          data={languages.map((each) => ({ value: each, label: NAMES[each] }))}
        />
      )}
      <div className={styles.sides} data-two={isAnyChanged && other !== undefined}>
        <div className={styles.side}>
          {fields.includes('heading') && (
            <LineInput
              label={t(isNew ? 'proposals.draft.heading' : 'proposals.draft.newHeading', { number })}
              lang={language}
              maxLength={1000}
              value={after('heading', language)}
              onChange={({ currentTarget }) => write('heading', currentTarget.value)}
            />
          )}
          {fields.includes('text') && (
            <>
              <Textarea
                label={t(isNew ? 'proposals.draft.textOf' : 'proposals.draft.newText', { number })}
                lang={language}
                rows={4}
                maxLength={20_000}
                classNames={{ input: styles.text ?? '' }}
                value={after('text', language)}
                onChange={({ currentTarget }) => write('text', currentTarget.value)}
              />
              <OddNote text={after('text', language)} onClean={(text) => write('text', text)} />
            </>
          )}
          {!isNew && (
            <div className={styles.redline}>
              <p className={styles.redlineTitle}>{t('proposals.draft.redline')}</p>
              {isChanged(language) ? (
                <Redlines {...{ fields, language, before, after }} />
              ) : (
                <p className={styles.unchanged}>{t('ui.redline.unchanged')}</p>
              )}
            </div>
          )}
        </div>
        {isAnyChanged && other !== undefined && (
          <section className={styles.other} aria-label={t(`proposals.draft.other.${other}`, { number })}>
            <p className={styles.otherTitle}>
              <span>{t(`proposals.draft.other.${other}`, { number })}</span>
              {isChanged(language) && !isChanged(other) && <OnlyLanguage language={language} />}
              {isChanged(other) && !isChanged(language) && <OnlyLanguage language={other} />}
            </p>
            {fields.every((field) => after(field, other).trim() === '' && before(field, other) === '') ? (
              <p className={styles.unchanged}>{t('proposals.draft.otherNone')}</p>
            ) : isChanged(other) && !isNew ? (
              <Redlines {...{ fields, language: other, before, after }} />
            ) : (
              <Words {...{ fields, language: other, after }} />
            )}
            <button type="button" className={styles.tool} onClick={() => setLanguage(other)}>
              {t(`proposals.draft.write.${other}`)}
            </button>
          </section>
        )}
      </div>
    </>
  )
}

type WordsIn = (field: Field, language: Language) => string

/** The language in which something is written already; else the reader's, if it has words. */
function startLanguage(
  languages: readonly Language[],
  reader: Language,
  isChanged: (language: Language) => boolean,
  before: WordsIn,
): Language {
  const hasWords = (language: Language) => before('heading', language) + before('text', language) !== ''
  const own = languages.includes(reader) ? reader : (languages[0] ?? reader)
  if (isChanged(own)) return own
  return languages.find(isChanged) ?? (hasWords(own) ? own : (languages.find(hasWords) ?? own))
}

type RedlinesProps = { fields: readonly Field[]; language: Language; before: WordsIn; after: WordsIn }

/** What changes in one language: the heading, the text. */
export function Redlines({ fields, language, before, after }: RedlinesProps) {
  return fields
    .filter((field) => before(field, language) + after(field, language) !== '')
    .map((field) => (
      <div key={field} className={field === 'heading' ? styles.headingLine : undefined}>
        <Redline before={before(field, language)} after={after(field, language)} lang={language} />
      </div>
    ))
}

function Words({ fields, language, after }: Omit<RedlinesProps, 'before'>) {
  return fields
    .filter((field) => after(field, language) !== '')
    .map((field) => (
      <p key={field} lang={language} className={field === 'heading' ? styles.headingWords : styles.words}>
        <ShownText text={after(field, language)} />
      </p>
    ))
}
