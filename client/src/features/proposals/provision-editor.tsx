import { SegmentedControl, Textarea } from '@mantine/core'
import type { Provisions } from '@quorate/shared/contracts/instrument'
import { isolated } from '@quorate/shared/domain/characters'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { OddNote } from '../../ui/odd-note.tsx'
import { readIn } from '../../ui/read-in.ts'
import { Redline } from '../../ui/redline.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { type DraftContent, draftedText, withDeletion, withoutProvision, withText } from './draft-state.ts'

type ProvisionEditorProps = {
  provision: Provisions['provisions'][number]
  /** The symbols of other amendments to it. */
  rivals: readonly string[]
  content: DraftContent
  onChange: (change: (content: DraftContent) => DraftContent) => void
  onRemove: () => void
}

const NAMES = { en: 'English', fr: 'Français' } as const

/** One provision under amendment: its text to edit, and below it the redline as one types. */
export function ProvisionEditor({ provision, rivals, content, onChange, onRemove }: ProvisionEditorProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const { id, number, heading, text } = provision
  const languages = LANGUAGES.filter((each) => text[each] !== undefined)
  const [language, setLanguage] = useState<Language>(
    languages.find((each) => draftedText(content, id, each) !== null) ??
      (languages.includes(reader) ? reader : (languages[0] ?? 'en')),
  )
  const before = text[language] ?? ''
  const after = draftedText(content, id, language) ?? before
  const deleted = content.operations.some((each) => each.op === 'delete' && each.provision === id)
  const title = `${number} ${isolated(readIn(heading, reader).text)}`.trim()
  return (
    <fieldset className={styles.provision}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.tools}>
        {languages.length > 1 && !deleted && (
          <SegmentedControl
            size="xs"
            aria-label={t('proposals.draft.language')}
            value={language}
            onChange={setLanguage}
            data={languages.map((each) => ({ value: each, label: NAMES[each] }))}
          />
        )}
        <button
          type="button"
          className={styles.tool}
          onClick={() => onChange((now) => (deleted ? withoutProvision(now, id) : withDeletion(now, id)))}
        >
          {t(deleted ? 'proposals.draft.keep' : 'proposals.draft.delete')}
        </button>
        <button
          type="button"
          className={styles.tool}
          onClick={() => {
            onChange((now) => withoutProvision(now, id))
            onRemove()
          }}
        >
          {t('proposals.draft.leave')}
        </button>
      </div>
      {rivals.length > 0 && (
        <p className={styles.rivals}>{t('proposals.draft.rivals', { symbols: rivals.join(', ') })}</p>
      )}
      {!deleted && (
        <Textarea
          label={t('proposals.draft.newText', { number })}
          lang={language}
          rows={4}
          maxLength={20_000}
          classNames={{ input: styles.text ?? '' }}
          value={after}
          onChange={({ currentTarget: { value } }) => onChange((now) => withText(now, id, language, value))}
        />
      )}
      {!deleted && <OddNote text={after} onClean={(text) => onChange((now) => withText(now, id, language, text))} />}
      <div className={styles.redline}>
        <p className={styles.redlineTitle}>{t('proposals.draft.redline')}</p>
        {!deleted && before === after ? (
          <p className={styles.unchanged}>{t('ui.redline.unchanged')}</p>
        ) : (
          <Redline before={before} after={deleted ? '' : after} lang={language} />
        )}
      </div>
    </fieldset>
  )
}
