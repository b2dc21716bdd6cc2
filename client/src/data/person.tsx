import type { EventActor } from '@quorate/shared/domain/event'
import { useTranslation } from '../i18n/translate.ts'
import { Official } from '../ui/official.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { useCommittee } from './committee-context.ts'

/** The actor of an event, with their principal and capacity at that time. */
export function Actor({ actor }: { actor: EventActor }) {
  const { t } = useTranslation()
  const { participant, principal } = useCommittee()
  const person = participant(actor.member)
  const name = actor.capacity === 'system' ? t('ui.systemName') : person ? person.name : t('ui.unknownPerson')
  return (
    <PersonLine
      name={name}
      capacity={actor.capacity}
      principal={actor.for === null ? null : (principal(actor.for)?.name ?? null)}
    />
  )
}

/** A participant, with their present place. */
export function Member({ member }: { member: string }) {
  const { t } = useTranslation()
  const { participant, principal } = useCommittee()
  const person = participant(member)
  if (!person) return <span>{t('ui.unknownPerson')}</span>
  return (
    <PersonLine
      name={person.name}
      capacity={person.capacity}
      principal={person.principal === null ? null : (principal(person.principal)?.name ?? null)}
    />
  )
}

/** The name of a delegation, entity or organization. */
export function PrincipalName({ id }: { id: string }) {
  const { principal } = useCommittee()
  const found = principal(id)
  return found ? <Official text={found.name} /> : <span>{id}</span>
}
