import type { Work } from '@quorate/shared/contracts/works'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor, PrincipalName } from '../../data/person.tsx'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Beside } from '../../ui/beside.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Moment } from '../../ui/moment.tsx'
import { OnlyIn } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { mandatePaths } from '../mandate/names.ts'
import { ThreadPanel } from '../threads/parts/thread-panel.tsx'
import { Chain } from './parts/chain.tsx'
import { FollowButton } from './parts/follow-button.tsx'
import { LinkedText } from './parts/linked-text.tsx'
import { RelatedWorks } from './parts/related-works.tsx'
import { WorkStage } from './parts/work-stage.tsx'
import { workQuery } from './queries.ts'
import styles from './work-page.module.css'

/** A work at an address without its kind: leads to its own page or, if there is none, shows it. */
export function WorkPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee, address } = useCommittee()
  const { work: id = '' } = useParams()
  const { hash } = useLocation()
  const kinds = useWorkKinds()
  const query = useQuery(workQuery(committee, id))
  const work = query.data?.work
  if (work !== undefined && kinds.isKnown(work.kind)) return <Navigate to={kinds.path(address, work) + hash} replace />
  return (
    <Page
      width="beside"
      title={work === undefined ? t('ui.work.other') : readIn(work.title, language).text}
      heading={work && <LinkedText text={readIn(work.title, language).text} />}
      kicker={
        work && (
          <>
            <strong>{work.symbol}</strong>
            <OnlyIn text={work.title} />
            <Link to={mandatePaths(address).clause(work.clause.mandate, work.clause.clause)}>
              {t('works.clause', { clause: work.clause.clause })}
            </Link>
            <WorkStage work={work} />
          </>
        )
      }
      actions={work && <FollowButton committee={committee} work={work} />}
    >
      <Loaded query={query} lines={12}>
        {(data) => <Body committee={committee} data={data} />}
      </Loaded>
    </Page>
  )
}

function Body({ committee, data: { work, moves, links, can } }: { committee: string; data: Work }) {
  const { t } = useTranslation()
  const kinds = useWorkKinds()
  return (
    <Beside
      discussion={<ThreadPanel committee={committee} thread={work.thread} />}
      text={
        <>
          <p>{t('works.unknownText')}</p>
          <dl className={styles.facts}>
            <dt>{t('works.broughtBy')}</dt>
            <dd>
              <Actor actor={work.by} /> <Moment at={work.broughtAt} />
            </dd>
            {work.for !== null && (
              <>
                <dt>{t('works.broughtFor')}</dt>
                <dd>
                  <PrincipalName id={work.for} />
                </dd>
              </>
            )}
          </dl>
          <section className={styles.section} aria-labelledby="stages">
            <h2 id="stages" className={styles.heading}>
              {t('works.stages')}
            </h2>
            <ol className={styles.moves}>
              {moves.map(({ stage, by, at, reason }, index) => (
                <li key={`${at}-${stage}`}>
                  {kinds.stage(t, { kind: work.kind, stage, open: index < moves.length - 1 || work.open }).label},{' '}
                  <Actor actor={by} /> <Moment at={at} />
                  {reason !== null && (
                    <blockquote dir="auto">
                      <LinkedText text={reason} />
                    </blockquote>
                  )}
                </li>
              ))}
            </ol>
          </section>
          <section className={styles.section} aria-labelledby="related">
            <h2 id="related" className={styles.heading}>
              {t('works.related.title')}
            </h2>
            <RelatedWorks {...{ committee, work, links, can }} />
          </section>
          <section className={styles.section} aria-labelledby="chain">
            <h2 id="chain" className={styles.heading}>
              {t('works.chain.title')}
            </h2>
            <Chain committee={committee} work={work.id} />
          </section>
        </>
      }
    />
  )
}
