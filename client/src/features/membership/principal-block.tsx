import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { Line } from '../../ui/line.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import type { Managing } from './manage-dialog.tsx'
import styles from './participants.module.css'
import { PersonRow } from './person-row.tsx'
import { isOver, type RosterLine } from './roster.ts'

type PrincipalBlockProps = {
  line: RosterLine
  manage: (what: Managing) => void
  props: RowProps
  /** The content before it, such as the name of its region. */
  children?: ReactNode
}

/** A delegation, seat or observer with its people. */
export function PrincipalBlock({ line, manage, props, children }: PrincipalBlockProps) {
  const { t } = useTranslation()
  const { committee } = useCommittee()
  const { principal, name, people } = line
  const now = useLive().now()
  const isDelegation = principal.kind === 'delegation'
  // Delegations come below their region, the others directly below their section.
  const Heading = isDelegation ? 'h4' : 'h3'
  const isVotedFor = people.some(({ member, suspended }) => member === principal.voter && !suspended)
  return (
    <li {...props}>
      {children}
      <div className={styles.principal}>
        <div className={styles.principalHead}>
          <Heading className={styles.principalName}>
            <Line text={name} />
          </Heading>
          {principal.kind === 'seat' && (
            <p className={styles.facts}>
              {principal.sector && <Line text={principal.sector} />}
              {principal.region && <span>{t(`membership.regions.${principal.region}`)}</span>}
              {principal.term && <span>{t('membership.term', principal.term)}</span>}
              {isOver(principal.term, now) && <span className={styles.warn}>{t('membership.termOver')}</span>}
            </p>
          )}
          {isDelegation && !isVotedFor && <p className={styles.warn}>{t('membership.nobodyVotes')}</p>}
          {isDelegation && committee.can.issueCredential === null && (
            <Button
              variant="subtle"
              size="compact-xs"
              className={styles.credential}
              aria-label={`${t('membership.manage.credential')}: ${name}`}
              onClick={() => manage({ act: 'credential', delegation: principal })}
            >
              {t('membership.manage.credential')}
            </Button>
          )}
        </div>
        {people.length === 0 ? (
          <p className={styles.nobody}>{t('membership.nobody')}</p>
        ) : (
          <ul className={styles.people}>
            {people.map((person) => (
              <PersonRow
                key={person.member}
                person={person}
                votes={isDelegation && principal.voter === person.member}
                manage={manage}
              />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
