import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor, PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Official } from '../../ui/official.tsx'
import { instrumentPaths } from '../instrument/names.ts'
import { mandatePaths } from '../mandate/names.ts'
import { sessionPaths } from '../sessions/names.ts'
import styles from './proposal.module.css'

/** The clause, sponsor, instrument and sessions of a proposal. */
export function ProposalFacts({ data }: { data: Proposal }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { proposal, clause, instrument, sessions } = data
  return (
    <dl className={styles.facts}>
      {proposal.for !== null && (
        <div>
          <dt>{t('proposals.sponsor')}</dt>
          <dd>
            <PrincipalName id={proposal.for} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('proposals.tabledBy')}</dt>
        <dd>
          <Actor actor={proposal.by} /> <Moment at={proposal.broughtAt} />
        </dd>
      </div>
      <div>
        <dt>{t('proposals.under')}</dt>
        <dd>
          <Link to={mandatePaths(address).clause(clause.mandate, clause.number)}>
            {t('proposals.clause', { clause: clause.number })}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t('proposals.amends')}</dt>
        <dd>
          <Link to={instrumentPaths(address).instrument(instrument.id, proposal.version)}>
            <Official text={instrument.title} />, {t('proposals.version', { number: proposal.version })}
          </Link>
          {proposal.version < instrument.current && (
            <p className={styles.superseded}>{t('proposals.superseded', { number: instrument.current })}</p>
          )}
        </dd>
      </div>
      {sessions.length > 0 && (
        <div>
          <dt>{t('proposals.sessions')}</dt>
          {sessions.map((session) => (
            <dd key={session.id}>
              <Link to={sessionPaths(address).session(session.id)}>
                <Line text={session.title} />
              </Link>
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}
