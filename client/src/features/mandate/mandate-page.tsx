import { Button } from '@mantine/core'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import { shownIn } from '@quorate/shared/domain/instrument/citation'
import type { Language } from '@quorate/shared/domain/language'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { TextAround } from '../../ui/around.tsx'
import { WithContents } from '../../ui/contents.tsx'
import type { ContentsLine } from '../../ui/contents-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Official, OfficialDocument } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import type { LongListHandle } from '../../ui/rows-on-screen.tsx'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { withReadingMessages } from '../reading/parts/with-messages.ts'
import styles from './mandate.module.css'
import { mandatePaths } from './names.ts'
import { mandatesQuery } from './queries.ts'

type Mandate = Mandates['mandates'][number]

/** Few mandates have much around their clauses, and few people correct them. */
const AfterClauses = lazy(async () => ({
  default: (await withReadingMessages(import('./after-clauses.tsx'))).AfterClauses,
}))
const CorrectClause = lazy(async () => ({
  default: (await withReadingMessages(import('./correct-clause.tsx'))).CorrectClause,
}))

const plainWords = ({ en, fr }: Mandate['clauses'][number]['text']) => ({
  ...(en !== undefined && { en: withoutMarks(en) }),
  ...(fr !== undefined && { fr: withoutMarks(fr) }),
})

const hasWords = ({ en, fr }: Mandate['clauses'][number]['heading']) => Boolean(en || fr)

/** The mandates as a table of contents of all work. */
export function MandatePage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const language = useLanguage()
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
        {({ mandates, can }) =>
          mandates.length === 0 ? (
            <EmptyState title={t('mandate.none')}>{t('mandate.noneText')}</EmptyState>
          ) : (
            <WithContents lines={contentsOf(mandates, language)} places="main li[id^='clause-']">
              <div className={styles.mandates}>
                {mandates.map((mandate) => (
                  <OneMandate key={mandate.id} mandate={mandate} can={can} />
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
function contentsOf(mandates: Mandate[], language: Language): ContentsLine[] {
  return mandates.flatMap(({ id, clauses }) => {
    const levels = levelsOf(clauses)
    return clauses.map((clause) => ({
      ...{ id: clauseId(id, clause.number), number: shownIn(clause, language) },
      level: LINE_LEVELS[levels.get(clause.number) ?? 0] ?? 2,
      label: <Official text={hasWords(clause.heading) ? clause.heading : plainWords(clause.text)} />,
    }))
  })
}

/** Levels that are further in than the one before; deeper ones are no further in. */
const INNERMOST = 3

/** How far in the line of a clause of each level is, in the contents. */
const LINE_LEVELS = [0, 1, 2] as const

/** How far in each clause is: 0 for the outermost. */
function levelsOf(clauses: Mandate['clauses']): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  for (const { number, parent } of clauses)
    levels.set(number, parent === null ? 0 : Math.min((levels.get(parent) ?? 0) + 1, INNERMOST))
  return levels
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

function OneMandate({ mandate, can }: { mandate: Mandate; can: Mandates['can'] }) {
  const language = useLanguage()
  const { surroundings, sources, corrigenda } = mandate
  const hasAround = [surroundings.front, surroundings.end, surroundings.notes, sources].some(
    (texts) => Object.keys(texts).length > 0,
  )
  const hasMore = hasAround || corrigenda.length > 0 || (can.withdrawMandate === null && !mandate.used)
  const { address } = useCommittee()
  const list = usePlaceIn(mandate)
  const levels = useMemo(() => levelsOf(mandate.clauses), [mandate.clauses])
  return (
    <section aria-labelledby={`mandate-${mandate.id}`} className={styles.mandate}>
      <h2 id={`mandate-${mandate.id}`} className={styles.title}>
        <Official text={mandate.title} />
      </h2>
      <TextAround part="front" texts={surroundings.front} />
      <LongList
        as="ol"
        className={styles.clauses}
        items={mandate.clauses}
        keyOf={({ number }) => number}
        estimate={80}
        allAtOnce={ALL_AT_ONCE}
        handle={list}
        row={(clause, props) => (
          <li
            {...props}
            id={clauseId(mandate.id, clause.number)}
            className={styles.clause}
            data-level={levels.get(clause.number)}
          >
            <span className={styles.number}>{shownIn(clause, language)}</span>
            <div className={styles.words}>
              <Link to={mandatePaths(address).clause(mandate.id, clause.number)} className={styles.text}>
                {hasWords(clause.heading) && (
                  <strong className={styles.heading}>
                    <Official text={clause.heading} />
                  </strong>
                )}
                <OfficialDocument text={clause.text} />
              </Link>
              <Work works={clause.works} open={clause.open} />
            </div>
            {can.correctMandate === null && (
              <Suspense>
                <CorrectClause mandate={mandate.id} clause={clause} />
              </Suspense>
            )}
          </li>
        )}
      />
      {hasMore && (
        <Suspense>
          <AfterClauses mandate={mandate} mayWithdraw={can.withdrawMandate === null} />
        </Suspense>
      )}
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
