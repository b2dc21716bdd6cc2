import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { useNotLive } from '../../ui/not-live.tsx'
import styles from './presence.module.css'
import type { PresenceRow } from './presence.tsx'

type MarkingProps = { rows: PresenceRow[]; mark: (delegations: string[], present: boolean) => void; pending: boolean }

/** The delegations, each to be recorded present or absent. */
export function Marking({ rows, mark, pending }: MarkingProps) {
  const { t } = useTranslation()
  const notLive = useNotLive()
  const missing = rows.filter(({ present }) => !present).map(({ delegation }) => delegation)
  return (
    <>
      {missing.length > 0 ? (
        <LiveButton size="sm" variant="default" loading={pending} onClick={() => mark(missing, true)}>
          {t('sessions.presence.all')}
        </LiveButton>
      ) : (
        <p className={styles.soft}>{t('sessions.presence.allDone')}</p>
      )}
      <fieldset className={styles.list}>
        <legend className={styles.legend}>{t('sessions.presence.title')}</legend>
        {rows.map(({ delegation, name, present }) => (
          // A committee may have 190 delegations, so each of them is few elements.
          <label key={delegation} className={styles.box}>
            <input
              type="checkbox"
              checked={present}
              disabled={notLive !== null}
              onChange={(event) => mark([delegation], event.currentTarget.checked)}
            />
            <Line text={name} />
          </label>
        ))}
      </fieldset>
    </>
  )
}
