import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Moment } from '../../ui/moment.tsx'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { proposalPaths } from './names.ts'
import styles from './proposal-list.module.css'
import { draftsQuery } from './queries.ts'

/** The reader's own drafts; nothing if there are none. */
export function DraftList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id, address } = useCommittee()
  const { data } = useQuery(draftsQuery(id))
  if (!data || data.drafts.length === 0) return null
  return (
    <section aria-label={t('proposals.drafts')} className={styles.section}>
      <h2 className={styles.heading}>{t('proposals.drafts')}</h2>
      <ul className={styles.rows}>
        {data.drafts.map((draft) => (
          <li key={draft.id} className={styles.row}>
            <Link to={proposalPaths(address).draft(draft.id)} className={styles.link}>
              <span className={styles.title}>{readIn(draft.title, language).text || t('proposals.untitled')}</span>
            </Link>
            <p className={styles.facts}>
              <span>{t('proposals.onlyYou')}</span>
              <Moment at={draft.savedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
