import type { Clause } from '@quorate/shared/contracts/mandate'
import { citationIn, shownIn } from '@quorate/shared/domain/instrument/citation'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Official, OfficialDocument } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { Reading } from '../../ui/reading.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { WorkList } from '../works/parts/work-list.tsx'
import styles from './mandate.module.css'
import { mandatePaths } from './names.ts'
import { clauseQuery } from './queries.ts'

/** A clause, and all work under it. */
export function ClausePage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const { mandate = '', clause = '' } = useParams()
  const language = useLanguage()
  const query = useQuery(clauseQuery(id, mandate, clause))
  const clauseTitle = (one: Clause['clause']) => {
    const heading = readIn(one.heading, language).text
    const cited = citationIn(one, language)
    if (heading !== '' && shownIn(one, language) === '') return heading
    return heading === ''
      ? t('mandate.clause', { clause: cited })
      : `${t('mandate.clause', { clause: cited })} – ${heading}`
  }
  return (
    <Page
      title={query.data ? clauseTitle(query.data.clause) : t('mandate.clause', { clause })}
      kicker={
        query.data && (
          <Link to={mandatePaths(address).mandate}>
            <Official text={query.data.mandate.title} />
          </Link>
        )
      }
    >
      <Loaded query={query} lines={8}>
        {(data) => (
          <div className={styles.page}>
            <Reading>
              <p className={styles.wording}>
                <OfficialDocument text={data.clause.text} />
              </p>
            </Reading>
            <section className={styles.chains} aria-labelledby="work">
              <h2 id="work" className={styles.title}>
                {t('mandate.work')}
              </h2>
              <WorkList
                key={`${mandate} ${clause}`}
                committee={id}
                label={t('mandate.work')}
                among={{ mandate, clause }}
                initially="all"
                empty={{
                  all: <EmptyState title={t('mandate.noWork')}>{t('mandate.noWorkText')}</EmptyState>,
                  open: <EmptyState title={t('mandate.noneOpen')} />,
                  following: <EmptyState title={t('mandate.noneFollowed')} />,
                }}
                withChain
              />
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
