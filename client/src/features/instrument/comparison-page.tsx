import { Select } from '@mantine/core'
import type { Version } from '@quorate/shared/contracts/instrument'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { compareVersions } from './compare.ts'
import styles from './instrument.module.css'
import { instrumentPaths } from './paths.ts'
import { versionQuery } from './queries.ts'

/** Two versions of an instrument: every provision whose words differ, as a redline. */
export function ComparisonPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const { instrument = '', from = '', to = '' } = useParams()
  const earlier = useQuery(versionQuery(id, instrument, Number(from)))
  const later = useQuery(versionQuery(id, instrument, Number(to)))
  return (
    <Page
      title={t('instrument.comparison', { from, to })}
      width="wide"
      kicker={
        later.data && (
          <Link to={instrumentPaths(address).instrument(instrument, Number(to))}>
            <Official text={later.data.instrument.title} />
          </Link>
        )
      }
    >
      <Loaded query={earlier}>
        {(before) => <Loaded query={later}>{(after) => <Differences before={before} after={after} />}</Loaded>}
      </Loaded>
    </Page>
  )
}

function Differences({ before, after }: { before: Version; after: Version }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const language = useLanguage()
  const navigate = useNavigate()
  const [mode, setMode] = useState<RedlineMode>('redline')
  const differences = compareVersions(before.provisions, after.provisions, language)
  const options = after.instrument.versions.map(({ number }) => ({
    value: String(number),
    label: t('instrument.version', { number }),
  }))
  const go = (from: number, to: number) =>
    void navigate(instrumentPaths(address).comparison(after.instrument.id, from, to))
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <Select
          label={t('instrument.from')}
          data={options}
          value={String(before.version.number)}
          allowDeselect={false}
          onChange={(value) => go(Number(value), after.version.number)}
        />
        <Select
          label={t('instrument.to')}
          data={options}
          value={String(after.version.number)}
          allowDeselect={false}
          onChange={(value) => go(before.version.number, Number(value))}
        />
        <RedlineModes mode={mode} onChange={setMode} />
      </div>
      {differences.length === 0 && <EmptyState title={t('instrument.same')} />}
      <ol className={styles.differences}>
        {differences.map((each) => (
          <li key={each.id} className={styles.difference}>
            <p className={styles.place}>
              <Link to={instrumentPaths(address).instrument(after.instrument.id, after.version.number, each.id)}>
                {each.number}
              </Link>{' '}
              <Official text={each.heading} />
            </p>
            <Redline before={each.before} after={each.after} mode={mode} lang={each.language} />
          </li>
        ))}
      </ol>
    </div>
  )
}
