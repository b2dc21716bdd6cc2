import type { Session } from '@quorate/shared/contracts/sessions'
import type { Language } from '@quorate/shared/domain/language'
import { readIn } from '../../ui/read-in.ts'

/**
 * The session for a reader of this language: an item that has the title of one of its works shows that in the reader's
 * language. Other titles are as they were entered.
 */
export function agendaIn(answer: Session, language: Language): Session {
  const agenda = answer.session.agenda.map((item) => {
    const work = answer.works.find(
      ({ id, title }) => item.works.includes(id) && Object.values(title).includes(item.title),
    )
    return work === undefined ? item : { ...item, title: readIn(work.title, language).text }
  })
  return { ...answer, session: { ...answer.session, agenda } }
}
