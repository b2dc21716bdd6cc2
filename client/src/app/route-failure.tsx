import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isNotFetched, isReloading } from './new-version.ts'
import styles from './plain-page.module.css'

/** Replaces a page that failed; everything around it continues to work. */
export function RouteFailure({ error }: { error: unknown }) {
  const { t } = useTranslation()
  useEffect(() => {
    console.error(error)
  }, [error])
  const notFetched = isNotFetched(error)
  // The page is about to be reloaded, so nothing is shown.
  if (notFetched && isReloading()) return <div />
  return (
    <div className={styles.plain}>
      <h1 className={styles.title}>{t(notFetched ? 'shell.failed.fetchTitle' : 'shell.failed.title')}</h1>
      <p>{t(notFetched ? 'shell.failed.fetchText' : 'shell.failed.text')}</p>
      <Button onClick={() => location.reload()}>{t('shell.failed.reload')}</Button>
    </div>
  )
}
