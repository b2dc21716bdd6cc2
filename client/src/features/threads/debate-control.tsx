import { lazy, Suspense } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import type { DebateProps } from './debate-switches.tsx'
import styles from './thread.module.css'

/** Fetched for those who preside. */
const DebateSwitches = lazy(async () => ({ default: (await import('./debate-switches.tsx')).DebateSwitches }))

/** Says if the debate is closed; the presiding officer can change that, here or, in a session, at the console (`presided`). */
export function DebateControl({ presided, ...props }: DebateProps & { presided: boolean }) {
  const { t } = useTranslation()
  const { open, can } = props.thread
  const may = [open ? can.closeDebate : can.reopenDebate, can.setSlowMode].includes(null)
  return (
    <div className={styles.debate}>
      {!open && <p className={styles.closed}>{t('threads.closed')}</p>}
      {may && !presided && (
        <Suspense>
          <DebateSwitches {...props} />
        </Suspense>
      )}
    </div>
  )
}
