import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { within } from '../data/address.ts'
import { meOptions } from '../data/committee.ts'
import { useTranslation } from '../i18n/translate.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loaded } from '../ui/loaded.tsx'
import styles from './plain-page.module.css'
import { useSignOut } from './use-sign-out.tsx'

/** The front page: leads to the person's committee, or to signing in. */
export function Home() {
  const { t } = useTranslation()
  const me = useQuery(meOptions)
  const { signOut, dialog } = useSignOut()
  return (
    <Loaded query={me}>
      {(data) => {
        if (data === null) return <Navigate to="/sign-in" replace />
        const first = data.memberships[0]
        if (first) return <Navigate to={within(first.committee)()} replace />
        return (
          <main className={styles.plain}>
            <h1 className={styles.title}>{t('shell.noCommittee.title')}</h1>
            <EmptyState title={data.account.email}>{t('shell.noCommittee.text')}</EmptyState>
            <Button variant="default" onClick={signOut}>
              {t('shell.signOut')}
            </Button>
            {dialog}
          </main>
        )
      }}
    </Loaded>
  )
}
