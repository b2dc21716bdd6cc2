import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Version } from '@quorate/shared/contracts/instrument'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { LongList } from '../../ui/long-list.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/names.ts'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'

/** Versions on the line, until the reader asks for all. */
const LAST = 10

/** The versions on a line, with the decision that made each, and a form to compare two. */
export function VersionLine({ data }: { data: Version }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const [all, { toggle }] = useDisclosure(false)
  const { instrument, version } = data
  const previous = version.number - 1
  const earlier = instrument.versions.length - LAST
  return (
    <nav className={styles.versions} aria-label={t('instrument.versions')}>
      {all ? (
        <LongList
          as="ol"
          className={styles.allVersions}
          items={instrument.versions}
          keyOf={({ number }) => String(number)}
          estimate={60}
          row={(stop, props) => <Stop {...{ data, stop, props }} />}
        />
      ) : (
        <ol className={styles.line}>
          {instrument.versions
            .filter(({ number }, index) => index >= earlier || number === version.number)
            .map((stop) => (
              <Stop key={stop.number} {...{ data, stop }} />
            ))}
        </ol>
      )}
      {earlier > 0 && (
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={toggle}>
          {t(all ? 'instrument.lastVersions' : 'instrument.allVersions', { count: instrument.versions.length })}
        </Button>
      )}
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

type StopProps = { data: Version; stop: Version['instrument']['versions'][number]; props?: RowProps }

/** A version, with its date and the decision that made it. */
function Stop({ data: { instrument, version, decisions }, stop, props = {} }: StopProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const language = useLanguage()
  const { number, at, decision } = stop
  const here = number === version.number
  const made = decisions.find(({ id }) => id === decision)
  return (
    <li {...props} className={styles.stop} data-here={here}>
      <Link to={instrumentPaths(address).instrument(instrument.id, number)} aria-current={here ? 'page' : undefined}>
        {t('instrument.version', { number })}
      </Link>
      <span className={styles.stopFacts}>
        {formatDate(at, language)}
        {decision === null ? (
          <> · {t('instrument.imported')}</>
        ) : (
          <>
            {' · '}
            <Link to={decisionPaths(address).decision(decision)}>{made?.symbol ?? t('instrument.decision')}</Link>
          </>
        )}
      </span>
    </li>
  )
}
