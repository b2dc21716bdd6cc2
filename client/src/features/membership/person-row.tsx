import { ActionIcon, Menu } from '@mantine/core'
import type { Participant } from '@quorate/shared/contracts/membership'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../data/committee-context.ts'
import { Official } from '../../ui/official.tsx'
import type { Managing } from './manage.ts'
import styles from './participants.module.css'

type PersonRowProps = {
  person: Participant
  /** Whether they cast their delegation's ballot. */
  votes?: boolean
  manage: (what: Managing) => void
}

/** A person with their place, what they may do, and, for the Secretariat, what can be done. */
export function PersonRow({ person, votes = false, manage }: PersonRowProps) {
  const { t } = useTranslation()
  const { me, committee, principal } = useCommittee()
  const { can } = committee
  const found = person.principal === null ? undefined : principal(person.principal)
  const officer = person.capacity === 'chair' || person.capacity === 'vice-chair'
  const isOther = person.member !== me.member
  const name = person.name ?? t('ui.erasedName')
  const actions = {
    appoint: can.changeAppointment === null && isOther,
    suspend: can.suspendParticipant === null && isOther && !person.suspended && !person.left,
    reinstate: can.reinstateParticipant === null && person.suspended && !person.left,
    retire: can.retireParticipant === null && isOther && !person.left,
    erase: can.eraseWords === null && person.name !== null,
  }
  return (
    <li className={styles.person} data-suspended={person.suspended}>
      <span className={styles.words}>
        <span className={styles.personName} data-erased={person.name === null}>
          {name}
        </span>
        {!isOther && <span className={styles.you}>{t('membership.you')}</span>}
        <span className={styles.place}>
          {person.role ? t(`membership.roles.${person.role}`) : t(`membership.capacities.${person.capacity}`)}
          {(officer || person.left) && found && (
            <>
              {' · '}
              <Official text={found.name} />
            </>
          )}
        </span>
        {votes && <span className={styles.votes}>{t('membership.holdsCredential')}</span>}
        {person.suspended && <span className={styles.suspended}>{t('membership.suspended')}</span>}
      </span>
      {Object.values(actions).some(Boolean) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" size="md" aria-label={t('membership.manage.actions', { name })}>
              <IconDots aria-hidden size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {actions.appoint && (
              <Menu.Item onClick={() => manage({ act: 'appoint', person })}>
                {t(person.left ? 'membership.manage.bringBack' : 'membership.manage.appoint')}
              </Menu.Item>
            )}
            {actions.suspend && (
              <Menu.Item onClick={() => manage({ act: 'suspend', person })}>{t('membership.manage.suspend')}</Menu.Item>
            )}
            {actions.reinstate && (
              <Menu.Item onClick={() => manage({ act: 'reinstate', person })}>
                {t('membership.manage.reinstate')}
              </Menu.Item>
            )}
            {actions.retire && (
              <Menu.Item onClick={() => manage({ act: 'retire', person })}>{t('membership.manage.retire')}</Menu.Item>
            )}
            {actions.erase && (
              <Menu.Item onClick={() => manage({ act: 'erase', person })}>{t('membership.manage.erase')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
