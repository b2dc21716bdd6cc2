import { useQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import styles from '../../ui/list.module.css'
import { Moment } from '../../ui/moment.tsx'
import { Official } from '../../ui/official.tsx'
import { proposalPaths } from './names.ts'
import { draftsQuery } from './queries.ts'

/** The reader's own drafts; nothing if there are none. */
export function DraftList() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const { data } = useQuery(draftsQuery(id))
  if (!data || data.drafts.length === 0) return null
  return (
    <section aria-label={t('proposals.drafts')} className={styles.group}>
      <h2 className={styles.groupTitle}>{t('proposals.drafts')}</h2>
      <ul className={styles.list}>
        {data.drafts.map((draft) => (
          <li key={draft.id} className={styles.item}>
            <p className={styles.title}>
              <Link to={proposalPaths(address).draft(draft.id)}>
                {draft.title.en || draft.title.fr ? <Official text={draft.title} /> : t('proposals.untitled')}
              </Link>
            </p>
            <p className={styles.meta}>
              <span>{t('proposals.onlyYou')}</span>
              <Moment at={draft.savedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
