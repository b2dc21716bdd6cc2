import { Button, Switch } from '@mantine/core'
import type { Amendments, Version } from '@quorate/shared/contracts/instrument'
import { shownIn } from '@quorate/shared/domain/instrument/citation'
import type { Language } from '@quorate/shared/domain/language'
import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { useQueries, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { RefusalError } from '../../data/refusal-error.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { TextAround } from '../../ui/around.tsx'
import { WithContents } from '../../ui/contents.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import type { LongListHandle } from '../../ui/rows-on-screen.tsx'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { proposalPaths } from '../proposals/names.ts'
import { withReadingMessages } from '../reading/parts/with-messages.ts'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'
import { ProvisionRow } from './provision-row.tsx'
import { amendmentsQuery, provisionsQuery, textOf, versionQuery, windowsOf } from './queries.ts'
import { VersionLine } from './version-line.tsx'

/** From so many provisions on, only those near the screen are on the page. */
const LONG = 150
/** Milliseconds after which the rest of a text is fetched, so that it is there to be printed. */
const REST_AFTER = 3000

/** The document, in the version of the address, or else in the one in force. */
export function InstrumentPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const language = useLanguage()
  const { instrument = '', version } = useParams()
  const asked = version === undefined ? 'latest' : Number(version)
  const query = useQuery(versionQuery(id, instrument, asked))
  const { data, error } = query
  const number = asked === 'latest' ? data?.version.number : asked
  // What most readers see first, and what is beside it, is not to wait for the outline.
  const enabled = Number.isInteger(number)
  const text = data ? textOf(data.instrument, data.version) : { instrument, version: 0, corrigenda: 0 }
  useQuery({ ...provisionsQuery(id, text, 0), enabled: data !== undefined })
  useQuery({ ...amendmentsQuery(id, instrument, number ?? 0), enabled })
  const isMissing = error instanceof RefusalError && MISSING.includes(error.code)
  return (
    <Page
      title={data ? readIn(data.instrument.title, language).text : t('instrument.title')}
      width="beside"
      actions={
        <>
          {data?.can.tableProposal === null && (
            <Button component={Link} to={proposalPaths(address).newProposal({ instrument })}>
              {t('instrument.propose')}
            </Button>
          )}
          {data?.can.importInstrument === null && (
            <Button component={Link} to={instrumentPaths(address).importInstrument} variant="default">
              {t('instrument.importAction')}
            </Button>
          )}
        </>
      }
    >
      {isMissing ? (
        <EmptyState title={t('shell.notFound.title')}>{t('shell.notFound.text')}</EmptyState>
      ) : (
        <Loaded query={query} lines={16}>
          {(data) => <Document key={data.version.number} data={data} />}
        </Loaded>
      )}
    </Page>
  )
}

/** No such instrument or version; or no number at all. */
const MISSING: readonly RefusalCode[] = ['not-found', 'invalid-request']

function Document({ data }: { data: Version }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const { instrument, version, outline, decisions } = data
  const isCurrent = version.number === instrument.versions.at(-1)?.number
  const { data: open } = useQuery(amendmentsQuery(id, instrument.id, version.number))
  const amendments = useMemo(() => byProvision(open?.amendments ?? []), [open])
  const places = useMemo(() => new Map(outline.map((each, place) => [each.id, place])), [outline])
  const [provenance, setProvenance] = useState(true)
  const [all, setAll] = useState(false)
  const language = useLanguage()
  const contents = useMemo(() => contentsOf(outline, language), [outline, language])
  const list = usePlaceInText(outline)
  const due = useDue()
  const { surroundings, sources, corrigenda, can } = data
  const hasBack =
    [surroundings.end, surroundings.notes, sources].some((texts) => Object.keys(texts).length > 0) ||
    corrigenda.length > 0 ||
    can.withdrawInstrument === null
  const mayPropose = isCurrent && data.can.tableProposal === null
  return (
    <div className={styles.page}>
      <VersionLine data={data} />
      <div className={styles.tools}>
        {decisions.length > 0 && (
          <Switch
            label={t('instrument.provenance')}
            checked={provenance}
            onChange={(event) => setProvenance(event.currentTarget.checked)}
          />
        )}
        {outline.length > LONG && (
          <Switch
            label={t('instrument.whole')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
      </div>
      {!isCurrent && <p className={styles.old}>{t('instrument.notCurrent')}</p>}
      <WithContents lines={contents.lines} places="main section[data-kind]" lineOf={contents.lineOf}>
        <div data-all={all}>
          <TextAround part="front" texts={surroundings.front} />
          <RestOfText data={data} due={due} />
          <LongList
            as="div"
            items={outline}
            keyOf={({ id }) => id}
            estimate={120}
            allAtOnce={LONG}
            allRows={all}
            handle={list}
            row={(line, props) => (
              <ProvisionRow
                {...{ data, line, provenance, mayPropose, due, props }}
                place={places.get(line.id) ?? 0}
                amendments={amendments.get(line.id) ?? NONE}
              />
            )}
          />
          {due && hasBack && (
            <Suspense>
              <AfterText data={data} />
            </Suspense>
          )}
        </div>
      </WithContents>
    </div>
  )
}

/** Few documents have much around their provisions. */
const AfterText = lazy(async () => ({ default: (await withReadingMessages(import('./after-text.tsx'))).AfterText }))

const LEVELS = { part: 0, chapter: 1, standard: 1, paragraph: 2 } as const

/** The parts, chapters and standards of a text; and for each provision, the one that it is in. */
function contentsOf(outline: Version['outline'], language: Language) {
  const headings = outline.filter(({ kind }) => kind !== 'paragraph')
  const under = new Map<string, string>()
  let last: string | undefined
  for (const { id, kind } of outline) {
    if (kind !== 'paragraph') last = id
    if (last !== undefined) under.set(id, last)
  }
  return {
    lines: headings.map((line) => ({
      ...{ id: line.id, number: shownIn(line, language), level: LEVELS[line.kind] },
      label: <Official text={line.heading} />,
    })),
    lineOf: (provision: string) => under.get(provision),
  }
}

const NONE: Amendments['amendments'] = []

function byProvision(amendments: Amendments['amendments']): ReadonlyMap<string, Amendments['amendments']> {
  const found = new Map<string, Amendments['amendments']>()
  for (const each of amendments) for (const id of each.provisions) found.set(id, [...(found.get(id) ?? []), each])
  return found
}

/** Whether there was time for what is on screen first. */
function useDue(): boolean {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), REST_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return due
}

/** Fetches the text that is not near the screen, once there was time for what is. */
function RestOfText({ data: { instrument, version, outline }, due }: { data: Version; due: boolean }) {
  const { id } = useCommittee()
  useQueries({
    queries: windowsOf(outline.length).map((from) => ({
      ...provisionsQuery(id, textOf(instrument, version), from),
      enabled: due,
    })),
    combine: () => null,
  })
  return null
}

/** Brings the provision that the address names to the top of the screen. */
function usePlaceInText(outline: Version['outline']) {
  const list = useRef<LongListHandle>(null)
  const { hash } = useLocation()
  useEffect(() => {
    const id = decodeURIComponent(hash.slice(1))
    const index = outline.findIndex((each) => each.id === id)
    if (index < 0) return
    return scrollToPlace(id, {
      seek: () => list.current?.scrollTo(index),
      ready: (place) => place.querySelector('[aria-busy="true"]') === null,
    })
  }, [hash, outline])
  return list
}
