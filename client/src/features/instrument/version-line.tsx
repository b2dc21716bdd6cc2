import type { Version } from '@quorate/shared/contracts/instrument'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/names.ts'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'

/** The versions on a line, with the decision that made each, and a form to compare two. */
export function VersionLine({ data }: { data: Version }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const language = useLanguage()
  const { instrument, version, decisions } = data
  const previous = version.number - 1
  return (
    <nav className={styles.versions} aria-label={t('instrument.versions')}>
      <ol className={styles.line}>
        {instrument.versions.map(({ number, at, decision }) => {
          const here = number === version.number
          const made = decisions.find(({ id }) => id === decision)
          return (
            <li key={number} className={styles.stop} data-here={here}>
              <Link
                to={instrumentPaths(address).instrument(instrument.id, number)}
                aria-current={here ? 'page' : undefined}
              >
                {t('instrument.version', { number })}
              </Link>
              <span className={styles.stopFacts}>
                {formatDate(at, language)}
                {decision === null ? (
                  <> · {t('instrument.imported')}</>
                ) : (
                  <>
                    {' · '}
                    <Link to={decisionPaths(address).decision(decision)}>
                      {made?.symbol ?? t('instrument.decision')}
                    </Link>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ol>
      {previous >= 1 && (
        <Link
          to={instrumentPaths(address).comparison(instrument.id, previous, version.number)}
          className={styles.compare}
        >
          {t('instrument.compareWith', { number: previous })}
        </Link>
      )}
    </nav>
  )
}
