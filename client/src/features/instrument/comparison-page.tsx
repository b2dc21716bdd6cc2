import { Select } from '@mantine/core'
import type { Instruments, Provisions } from '@quorate/shared/contracts/instrument'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { Places } from '../../ui/places.tsx'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { compareVersions } from './compare.ts'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'
import { instrumentsQuery, wholeTextQuery } from './queries.ts'

/** Versions that a field offers at once: typing finds the others. */
const OPTIONS_SHOWN = 50

/** Two versions of an instrument: every provision whose words differ, as a redline. */
export function ComparisonPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const { instrument = '', from = '', to = '' } = useParams()
  const list = useQuery(instrumentsQuery(id))
  const of = list.data?.instruments.find((each) => each.id === instrument)
  const textOfVersion = (version: string) => {
    const line = of?.versions.find(({ number }) => number === Number(version))
    return { instrument, version: Number(version), corrigenda: line?.corrigenda ?? 0 }
  }
  const enabled = list.data !== undefined
  const earlier = useQuery({ ...wholeTextQuery(id, textOfVersion(from)), enabled })
  const later = useQuery({ ...wholeTextQuery(id, textOfVersion(to)), enabled })
  return (
    <Page
      title={t('instrument.comparison', { from, to })}
      width="wide"
      kicker={
        of && (
          <Link to={instrumentPaths(address).instrument(instrument, Number(to))}>
            <Official text={of.title} />
          </Link>
        )
      }
    >
      <Loaded query={earlier}>
        {(before) => (
          <Loaded query={later}>
            {(after) => of && <Differences {...{ of, before, after }} from={Number(from)} to={Number(to)} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

type DifferencesProps = {
  of: Instruments['instruments'][number]
  from: number
  to: number
  before: Provisions['provisions']
  after: Provisions['provisions']
}

function Differences({ of, from, to, before, after }: DifferencesProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const language = useLanguage()
  const navigate = useNavigate()
  const [mode, setMode] = useState<RedlineMode>('redline')
  const differences = compareVersions(before, after, language)
  const options = of.versions.map(({ number }) => ({
    value: String(number),
    label: t('instrument.version', { number }),
  }))
  const go = (one: number, other: number) => void navigate(instrumentPaths(address).comparison(of.id, one, other))
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <Select
          label={t('instrument.from')}
          data={options}
          value={String(from)}
          allowDeselect={false}
          searchable
          limit={OPTIONS_SHOWN}
          onChange={(value) => go(Number(value), to)}
        />
        <Select
          label={t('instrument.to')}
          data={options}
          value={String(to)}
          allowDeselect={false}
          searchable
          limit={OPTIONS_SHOWN}
          onChange={(value) => go(from, Number(value))}
        />
        <RedlineModes mode={mode} onChange={setMode} />
      </div>
      {differences.length === 0 && <EmptyState title={t('instrument.same')} />}
      <LongList
        as="ol"
        className={styles.differences}
        items={differences}
        keyOf={(each) => each.id}
        estimate={160}
        allAtOnce={20}
        row={(each, props) => (
          <li {...props} className={styles.difference}>
            <p className={styles.place}>
              <Link to={instrumentPaths(address).instrument(of.id, to, each.id)}>{each.number}</Link>{' '}
              {each.newHeading === null && <Official text={each.heading} />}
            </p>
            {each.moved && <Places {...each.moved} />}
            {[each.newHeading, each.text].map(
              (wording, part) =>
                wording && (
                  <div key={part === 0 ? 'heading' : 'text'} className={part === 0 ? styles.newHeading : undefined}>
                    <Redline before={wording.before} after={wording.after} mode={mode} lang={wording.language} />
                  </div>
                ),
            )}
          </li>
        )}
      />
    </div>
  )
}
