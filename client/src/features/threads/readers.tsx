import { isolated } from '@quorate/shared/domain/characters'
import { useCommittee } from '../../data/committee-context.ts'
import { Member } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { useReaders } from '../../live/live-context.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './thread.module.css'

/** Who has this thread open now. */
export function Readers({ thread }: { thread: string }) {
  const { t } = useTranslation()
  const readers = useReaders(thread)
  if (!readers || readers.count === 0) return null
  const others = readers.count - readers.members.length
  return (
    <details className={styles.present}>
      <summary>{t('threads.present', { count: readers.count })}</summary>
      <ul className={styles.people}>
        {readers.members.map((member) => (
          <li key={member}>
            <Member member={member} />
          </li>
        ))}
        {others > 0 && <li>{t('threads.more', { count: others })}</li>}
      </ul>
    </details>
  )
}

/** Who is writing now; its line is always there, so that nothing moves when somebody begins. */
export function Typing({ thread }: { thread: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { me, participant, principal } = useCommittee()
  const typing = (useReaders(thread)?.typing ?? []).filter((member) => member !== me.member)
  const names = typing.slice(0, 2).map((member) => {
    const person = participant(member)
    const speaksFor = person?.principal ? principal(person.principal) : undefined
    const name = person?.name ?? t('ui.unknownPerson')
    return speaksFor ? `${isolated(name)} (${isolated(readIn(speaksFor.name, language).text)})` : isolated(name)
  })
  const list = new Intl.ListFormat(language).format(names)
  const sentence =
    typing.length === 0
      ? ''
      : typing.length > 2
        ? t('threads.typingMany', { count: typing.length })
        : t('threads.typing', { names: list, count: typing.length })
  return <p className={styles.typing}>{sentence}</p>
}
