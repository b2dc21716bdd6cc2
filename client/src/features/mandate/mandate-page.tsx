import { Button } from '@mantine/core'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { WithContents } from '../../ui/contents.tsx'
import type { ContentsLine } from '../../ui/contents-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import type { LongListHandle } from '../../ui/rows-on-screen.tsx'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import styles from './mandate.module.css'
import { mandatePaths } from './names.ts'
import { mandatesQuery } from './queries.ts'

type Mandate = Mandates['mandates'][number]

/** The mandates as a table of contents of all work. */
export function MandatePage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const query = useQuery(mandatesQuery(id))
  return (
    <Page
      title={t('mandate.title')}
      lead={t('mandate.lead')}
      width="wide"
      actions={
        query.data?.can.importMandate === null && (
          <Button component={Link} to={mandatePaths(address).importMandate} variant="default">
            {t('mandate.importAction')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={12}>
        {({ mandates }) =>
          mandates.length === 0 ? (
            <EmptyState title={t('mandate.none')}>{t('mandate.noneText')}</EmptyState>
          ) : (
            <WithContents lines={contentsOf(mandates)} places="main li[id^='clause-']">
              <div className={styles.mandates}>
                {mandates.map((mandate) => (
                  <OneMandate key={mandate.id} mandate={mandate} />
                ))}
              </div>
            </WithContents>
          )
        }
      </Loaded>
    </Page>
  )
}

const clauseId = (mandate: string, number: string) => `clause-${mandate}-${number}`

/** All clauses, those within another one further in. */
function contentsOf(mandates: Mandate[]): ContentsLine[] {
  return mandates.flatMap(({ id, clauses }) =>
    clauses.map(({ number, parent, text }) => ({
      ...{ id: clauseId(id, number), number, level: parent === null ? 0 : 1 },
      label: <Official text={text} />,
    })),
  )
}

/** Up to so many clauses of a mandate are on the page at once. */
const ALL_AT_ONCE = 100

/** Brings the clause that the address names to the screen, also one that is not on the page yet. */
function usePlaceIn({ id, clauses }: Mandate) {
  const list = useRef<LongListHandle>(null)
  const { hash } = useLocation()
  useEffect(() => {
    const place = decodeURIComponent(hash.slice(1))
    const index = clauses.findIndex(({ number }) => clauseId(id, number) === place)
    if (index < 0) return
    return scrollToPlace(place, { seek: () => list.current?.scrollTo(index) })
  }, [hash, id, clauses])
  return list
}

function OneMandate({ mandate }: { mandate: Mandate }) {
  const { address } = useCommittee()
  const list = usePlaceIn(mandate)
  return (
    <section aria-labelledby={`mandate-${mandate.id}`} className={styles.mandate}>
      <h2 id={`mandate-${mandate.id}`} className={styles.title}>
        <Official text={mandate.title} />
      </h2>
      <LongList
        as="ol"
        className={styles.clauses}
        items={mandate.clauses}
        keyOf={({ number }) => number}
        estimate={80}
        allAtOnce={ALL_AT_ONCE}
        handle={list}
        row={({ number, parent, text, works, open }, props) => (
          <li {...props} id={clauseId(mandate.id, number)} className={styles.clause} data-nested={parent !== null}>
            <span className={styles.number}>{number}</span>
            <div className={styles.words}>
              <Link to={mandatePaths(address).clause(mandate.id, number)} className={styles.text}>
                <Official text={text} />
              </Link>
              <Work works={works} open={open} />
            </div>
          </li>
        )}
      />
    </section>
  )
}

function Work({ works, open }: { works: number; open: number }) {
  const { t } = useTranslation()
  if (works === 0) return null
  return (
    <p className={styles.work}>
      <span>{t('mandate.works', { count: works })}</span>
      {open > 0 && <strong>{t('mandate.open', { count: open })}</strong>}
    </p>
  )
}
