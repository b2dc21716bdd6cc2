import type { Me } from '@quorate/shared/contracts/identity'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PersonaList } from './persona-list.tsx'
import { signInQuery } from './queries.ts'
import styles from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** The sign-in page. */
export function SignInView({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation()
  const options = useQuery(signInQuery)
  const title = t('identity.title')
  useEffect(() => {
    document.title = `${title} · Quorate`
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <p className={styles.product}>{t('shell.product')}</p>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.intro}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.purpose}>{t('identity.purpose')}</p>
        </div>
        <div className={styles.ways}>
          <Loaded query={options} lines={8}>
            {({ demonstration, personas }) =>
              demonstration && personas.length > 0 ? <PersonaList personas={personas} onSignedIn={onSignedIn} /> : null
            }
          </Loaded>
          <SignInForm onSignedIn={onSignedIn} />
        </div>
      </main>
    </div>
  )
}
