import { Button, Switch } from '@mantine/core'
import type { Version } from '@quorate/shared/contracts/instrument'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { proposalPaths } from '../proposals/paths.ts'
import { proposalsQuery } from '../proposals/queries.ts'
import { Contents } from './contents.tsx'
import styles from './instrument.module.css'
import { instrumentPaths } from './paths.ts'
import { ProvisionRow } from './provision-row.tsx'
import { instrumentsQuery, versionQuery } from './queries.ts'
import { VersionLine } from './version-line.tsx'

/** The document, in one of its versions; without one named, in the one in force. */
export function InstrumentPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const language = useLanguage()
  const { instrument = '', version } = useParams()
  const list = useQuery(instrumentsQuery(id))
  const proposing = useQuery(proposalsQuery(id))
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
  const proposing = useQuery(proposalsQuery(id))
  const amended = data.provisions.some(({ spans }) =>
    [...(spans.en ?? []), ...(spans.fr ?? [])].some(({ decision }) => decision !== null),
  )
  const [provenance, setProvenance] = useState(true)
  const { hash } = useLocation()
  useEffect(() => {
    if (hash.length > 1) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [hash])
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
      </div>
      {!isCurrent && <p className={styles.old}>{t('instrument.notCurrent')}</p>}
      <div className={styles.document}>
        {data.provisions.map((provision) => (
          <ProvisionRow
            key={provision.id}
            data={data}
            provision={provision}
            provenance={provenance}
            mayPropose={isCurrent && proposing.data?.can.tableProposal === null}
          />
        ))}
      </div>
    </div>
  )
}
