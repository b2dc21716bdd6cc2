import { ActionIcon } from '@mantine/core'
import type { Participant } from '@quorate/shared/contracts/membership'
import { IconDots } from '@tabler/icons-react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Official } from '../../ui/official.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import type { Managing } from './manage-dialog.tsx'
import styles from './participants.module.css'

type PersonRowProps = {
  person: Participant
  /** Whether they cast their delegation's ballot. */
  votes?: boolean
  manage: (what: Managing) => void
  props?: RowProps
}

/** A person with their place and rights, and, for the Secretariat, the acts that concern them. */
export function PersonRow({ person, votes = false, manage, props }: PersonRowProps) {
  const { t } = useTranslation()
  const { me, committee, principal } = useCommittee()
  const { can } = committee
  const found = person.principal === null ? undefined : principal(person.principal)
  const officer = person.capacity === 'chair' || person.capacity === 'vice-chair'
  const isOther = person.member !== me.member
  const name = person.name ?? t('ui.erasedName')
  const act = (act: 'appoint' | 'suspend' | 'reinstate' | 'retire' | 'erase', label: string, may: boolean) =>
    may ? [{ key: act, label, onClick: () => manage({ act, person }) }] : []
  const choices = [
    ...act(
      'appoint',
      t(person.left ? 'membership.manage.bringBack' : 'membership.manage.appoint'),
      can.changeAppointment === null && isOther,
    ),
    ...act(
      'suspend',
      t('membership.manage.suspend'),
      can.suspendParticipant === null && isOther && !person.suspended && !person.left,
    ),
    ...act(
      'reinstate',
      t('membership.manage.reinstate'),
      can.reinstateParticipant === null && person.suspended && !person.left,
    ),
    ...act('retire', t('membership.manage.retire'), can.retireParticipant === null && isOther && !person.left),
    ...act('erase', t('membership.manage.erase'), can.eraseWords === null && person.name !== null),
  ]
  return (
    <li {...props} className={styles.person} data-suspended={person.suspended}>
      <span className={styles.words}>
        <span className={styles.personName} data-erased={person.name === null}>
          <Line text={name} />
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
      {choices.length > 0 && (
        <MenuButton position="bottom-end" choices={choices}>
          <ActionIcon variant="subtle" size="md" aria-label={t('membership.manage.actions', { name })}>
            <IconDots aria-hidden size={18} />
          </ActionIcon>
        </MenuButton>
      )}
    </li>
  )
}
