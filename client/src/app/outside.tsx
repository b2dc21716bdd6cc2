import { Button, Group } from '@mantine/core'
import { useTranslation } from '../i18n/translate.ts'
import styles from './plain-page.module.css'
import { useSignOut } from './use-sign-out.tsx'

/** For people who take no part in the committee, or no longer do. */
export function Outside({ retry, retrying }: { retry: () => void; retrying: boolean }) {
  const { t } = useTranslation()
  const { signOut, dialog } = useSignOut()
  return (
    <main className={styles.plain}>
      <h1 className={styles.title}>{t('shell.outside.title')}</h1>
      <p role="status">{t('shell.outside.text')}</p>
      <Group gap="sm">
        <Button variant="default" onClick={retry} loading={retrying}>
          {t('ui.retry')}
        </Button>
        <Button variant="default" onClick={signOut}>
          {t('shell.signOut')}
        </Button>
      </Group>
      {dialog}
    </main>
  )
}
