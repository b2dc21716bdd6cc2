import { assertNever } from '@quorate/shared/domain/assert-never'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import type { Consequence } from './consequences.ts'
import styles from './manage-form.module.css'

/** The consequences, in plain sentences; read out when they change with the choice. */
export function Follows({ lead, consequences }: { lead?: string; consequences: readonly Consequence[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const say = (one: Consequence): string => {
    switch (one.kind) {
      case 'head-replaced':
        return t('membership.manage.follows.headReplaced', { name: one.head.name ?? t('ui.erasedName') })
      case 'credential-lapses':
        return t('membership.manage.follows.credentialLapses', {
          delegation: readIn(one.delegation.name, language).text,
        })
      case 'presides':
        return t('membership.manage.follows.presides')
      case 'other-chair':
        return t('membership.manage.follows.otherChair', { name: one.chair.name ?? t('ui.erasedName') })
      case 'nobody-presides':
        return t('membership.manage.follows.nobodyPresides')
      default:
        return assertNever(one)
    }
  }
  const sentences = [...(lead === undefined ? [] : [lead]), ...consequences.map(say)]
  return (
    <section className={styles.follows} aria-live="polite" aria-label={t('membership.manage.follows.title')}>
      <p className={styles.followsTitle}>{t('membership.manage.follows.title')}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
