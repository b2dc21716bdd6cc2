import { CloseButton, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useCommittee } from '../data/committee-context.ts'
import { useTranslation } from '../i18n/translate.ts'
import { type Alert, alertsQuery, dismissAlert } from '../live/alerts.ts'
import { useConnection } from '../live/live-context.ts'
import { Link } from '../ui/link.tsx'
import styles from './alerts.module.css'
import { everyArea } from './every-area.ts'

function useWords() {
  const { t, language } = useTranslation()
  const { address } = useCommittee()
  return (alert: Alert) => alertsOf(alert.about)?.words(alert, t, address, language)
}

const alertsOf = (about: string) => everyArea.find(([name]) => name === about)?.[1].alerts

/**
 * Tells the reader at once, on any page, that a vote is open or that they have the floor: aloud to those who listen,
 * and at the edge, with a link, until they have seen it. An alert that arrives while the page catches up is shown only
 * after that: by then it may be over.
 */
export function AlertsAtTheEdge() {
  const { id: committee } = useCommittee()
  const { data: alerts } = useQuery(alertsQuery(committee))
  const words = useWords()
  const live = useConnection().state === 'live'
  const shown = useRef(alerts)
  if (live) shown.current = alerts
  const open = shown.current.filter(({ dismissed }) => dismissed !== true)
  return (
    <>
      <VisuallyHidden role="alert" aria-atomic="false">
        {shown.current.map((alert) => (
          <p key={alert.id}>{words(alert)?.spoken}</p>
        ))}
      </VisuallyHidden>
      {open.length > 0 && (
        <div className={styles.edge}>
          <ul className={styles.alerts}>
            {open.map((alert) => (
              <AtTheEdge key={alert.id} alert={alert} />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function AtTheEdge({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const client = useQueryClient()
  const words = useWords()(alert)
  return (
    <li className={styles.alert}>
      <p>
        <strong>{words?.shown}</strong> {words && <Link to={words.link.to}>{words.link.label}</Link>}
      </p>
      <CloseButton
        size="sm"
        aria-label={t('shell.dismissAlert')}
        onClick={() => dismissAlert(alert.id, { client, committee })}
      />
    </li>
  )
}
