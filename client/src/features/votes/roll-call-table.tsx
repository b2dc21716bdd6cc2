import type { Principal } from '@quorate/shared/contracts/membership'
import { undirected } from '@quorate/shared/domain/characters'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { useTranslation } from '../../i18n/translate.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { ChoiceMark } from './choice-mark.tsx'
import styles from './roll-call.module.css'
import { rollCallByRegion } from './roll-call.ts'

type RollCallTableProps = {
  ballots: readonly { delegation: string; choice: Choice | null }[]
  principals: readonly Principal[]
}

/** How each delegation voted: one table, a section per region. */
export function RollCallTable({ ballots, principals }: RollCallTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const groups = rollCallByRegion(ballots, principals, language)
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('votes.rollCall.caption')}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">{t('votes.rollCall.delegation')}</th>
          <th scope="col">{t('votes.rollCall.vote')}</th>
        </tr>
      </thead>
      {groups.map(({ region, rows }) => (
        <tbody key={region ?? 'other'} className={styles.group}>
          <tr>
            <th scope="rowgroup" colSpan={2} className={styles.region}>
              {region === null ? t('votes.rollCall.unknownRegion') : t(`membership.regions.${region}`)}
            </th>
          </tr>
          {rows.map(({ delegation, name, choice }) => (
            <tr key={delegation} className={styles.row}>
              <th scope="row" className={styles.delegation}>
                {undirected(name)}
              </th>
              <td className={styles.choice} data-choice={choice ?? 'none'}>
                <ChoiceMark choice={choice} />
                {t(`votes.rollCallChoice.${choice ?? 'none'}`)}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
