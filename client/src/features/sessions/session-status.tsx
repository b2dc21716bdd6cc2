import type { SessionSummary } from '@quorate/shared/contracts/sessions'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './session-status.module.css'

/** The status of a session, by label and by the filling of its mark. */
export function SessionStatus({ status }: { status: SessionSummary['status'] }) {
  const { t } = useTranslation()
  return (
    <span className={styles.status} data-status={status}>
      {t(`sessions.status.${status}`)}
    </span>
  )
}
