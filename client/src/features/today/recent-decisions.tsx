import type { Today } from '@quorate/shared/contracts/today'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Moment } from '../../ui/moment.tsx'
import { readIn } from '../../ui/read-in.ts'
import { SymbolLink } from '../../ui/symbol-link.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/names.ts'
import styles from './today.module.css'

export function RecentDecisions({ decisions }: Pick<Today, 'decisions'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  return (
    <section aria-labelledby="recent" className={styles.section}>
      <h2 id="recent" className={styles.heading}>
        {t('today.decisions')}
      </h2>
      {decisions.length === 0 && <p className={styles.quiet}>{t('today.noDecisions')}</p>}
      <ul className={styles.rows}>
        {decisions.map((decision) => (
          <li key={decision.id} className={styles.row}>
            <SymbolLink
              to={decisionPaths(address).decision(decision.id)}
              symbol={decision.symbol}
              title={readIn(decision.work.title, language).text}
            />
            <p className={styles.quiet}>
              {t(`works.outcome.${decision.outcome}`)} · <Moment at={decision.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
