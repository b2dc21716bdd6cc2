import { chooseLanguage } from '../i18n/i18n.ts'
import styles from './language-switch.module.css'
import { useLanguage } from './use-language.ts'

const NAMES = { en: 'English', fr: 'Français' } as const

/** Both languages by their own names, one click apart. */
export function LanguageSwitch() {
  const language = useLanguage()
  return (
    <div className={styles.switch}>
      {(['en', 'fr'] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.choice}
          aria-pressed={each === language}
          onClick={() => void chooseLanguage(each)}
        >
          {NAMES[each]}
        </button>
      ))}
    </div>
  )
}
