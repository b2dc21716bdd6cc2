import type { WorkRow } from '@quorate/shared/contracts/works'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import list from '../../ui/list.module.css'
import { Moment } from '../../ui/moment.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { decisionPaths } from '../decisions/names.ts'
import { instrumentPaths } from '../instrument/names.ts'
import { mandatePaths } from '../mandate/names.ts'
import { ChainOnDemand } from './parts/chain-on-demand.tsx'
import { WorkName } from './parts/work-name.tsx'
import { WorkStage } from './parts/work-stage.tsx'
import styles from './work-list.module.css'

type WorkListRowProps = {
  committee: string
  work: WorkRow
  showsClause: boolean
  withChain: boolean
  props: RowProps
}

/** A work in a list: its kind, its stage, and its outcome. */
export function WorkListRow({ committee, work, showsClause, withChain, props }: WorkListRowProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { clause, comments, unread, decision } = work
  return (
    <li className={list.item} {...props}>
      <p className={list.title}>
        <WorkName work={work} />
      </p>
      <p className={list.meta}>
        <WorkStage work={work} />
        {decision && <Link to={decisionPaths(address).decision(decision.id)}>{decision.symbol}</Link>}
        {decision?.version && (
          <Link to={instrumentPaths(address).instrument(decision.version.instrument, decision.version.number)}>
            {t('works.chain.versionNumber', { number: decision.version.number })}
          </Link>
        )}
        {work.for !== null && (
          <span>
            <PrincipalName id={work.for} />
          </span>
        )}
        {showsClause && (
          <Link to={mandatePaths(address).clause(clause.mandate, clause.clause)}>
            {t('works.clause', { clause: clause.clause })}
          </Link>
        )}
        <Moment at={work.broughtAt} />
        <span>{t('works.comments', { count: comments })}</span>
        {unread > 0 && <strong className={styles.new}>{t('works.new', { count: unread })}</strong>}
      </p>
      {withChain && <ChainOnDemand committee={committee} work={work} />}
    </li>
  )
}
