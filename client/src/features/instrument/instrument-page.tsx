import { Button, Switch } from '@mantine/core'
import type { Version } from '@quorate/shared/contracts/instrument'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList, type LongListHandle } from '../../ui/long-list.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { proposalPaths } from '../proposals/paths.ts'
import { draftsQuery } from '../proposals/queries.ts'
import { Contents } from './contents.tsx'
import styles from './instrument.module.css'
import { instrumentPaths } from './paths.ts'
import { ProvisionRow } from './provision-row.tsx'
import { instrumentsQuery, versionQuery } from './queries.ts'
import { VersionLine } from './version-line.tsx'

/** From so many provisions on, only those near the screen are on the page. */
const LONG = 150

/** The document, in the version of the address, or else in the one in force. */
export function InstrumentPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const language = useLanguage()
  const { instrument = '', version } = useParams()
  const list = useQuery(instrumentsQuery(id))
  const proposing = useQuery(draftsQuery(id))
  const found = list.data?.instruments.find((each) => each.id === instrument)
  const current = found?.versions.at(-1)?.number
  const number = version === undefined ? current : Number(version)
  const title = found ? readIn(found.title, language).text : t('instrument.title')
  return (
    <Page
      title={title}
      width="wide"
      actions={
        <>
          {proposing.data?.can.tableProposal === null && (
            <Button component={Link} to={proposalPaths(address).newProposal({ instrument })}>
              {t('instrument.propose')}
            </Button>
          )}
          {list.data?.can.importInstrument === null && (
            <Button component={Link} to={instrumentPaths(address).importInstrument} variant="default">
              {t('instrument.import.action')}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={list} lines={12}>
        {() =>
          found && number !== undefined && Number.isInteger(number) && current !== undefined ? (
            <VersionOf key={number} instrument={instrument} number={number} current={current} />
          ) : (
            <EmptyState title={t('shell.notFound.title')}>{t('shell.notFound.text')}</EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

function VersionOf({ instrument, number, current }: { instrument: string; number: number; current: number }) {
  const { id } = useCommittee()
  const query = useQuery(versionQuery(id, instrument, number))
  return (
    <Loaded query={query} lines={16}>
      {(data) => <Document data={data} isCurrent={number === current} />}
    </Loaded>
  )
}

function Document({ data, isCurrent }: { data: Version; isCurrent: boolean }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const proposing = useQuery(draftsQuery(id))
  const amended = data.provisions.some(({ spans }) =>
    [...(spans.en ?? []), ...(spans.fr ?? [])].some(({ decision }) => decision !== null),
  )
  const [provenance, setProvenance] = useState(true)
  const [all, setAll] = useState(false)
  const list = usePlaceInText(data.provisions)
  const mayPropose = isCurrent && proposing.data?.can.tableProposal === null
  return (
    <div className={styles.page}>
      <VersionLine data={data} />
      <div className={styles.tools}>
        <Contents provisions={data.provisions} />
        {amended && (
          <Switch
            label={t('instrument.provenance')}
            checked={provenance}
            onChange={(event) => setProvenance(event.currentTarget.checked)}
          />
        )}
        {data.provisions.length > LONG && (
          <Switch
            label={t('instrument.whole')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
      </div>
      {!isCurrent && <p className={styles.old}>{t('instrument.notCurrent')}</p>}
      <div data-all={all}>
        <LongList
          as="div"
          items={data.provisions}
          keyOf={({ id }) => id}
          estimate={120}
          allAtOnce={LONG}
          allRows={all}
          handle={list}
          row={(provision, props) => <ProvisionRow {...{ data, provision, provenance, mayPropose, props }} />}
        />
      </div>
    </div>
  )
}

/** Brings the provision that the address names to the top of the screen. */
function usePlaceInText(provisions: Version['provisions']) {
  const list = useRef<LongListHandle>(null)
  const { hash } = useLocation()
  useEffect(() => {
    const id = decodeURIComponent(hash.slice(1))
    const index = provisions.findIndex((provision) => provision.id === id)
    if (index < 0) return
    return scrollToPlace(id, { seek: () => list.current?.scrollTo(index) })
  }, [hash, provisions])
  return list
}
