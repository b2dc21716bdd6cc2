import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useCommittee } from '../../../data/committee-context.ts'
import { useWorkKinds } from '../../../data/work-kinds.ts'
import { Link } from '../../../ui/link.tsx'
import { Official } from '../../../ui/official.tsx'
import styles from '../work-name.module.css'

type WorkNameProps = {
  work: Pick<WorkLine, 'id' | 'kind' | 'symbol' | 'title'>
  /** In lists: the title large, and below the symbol if there is little space. */
  size?: 'text' | 'row'
  /** If its title is beside it already. */
  symbolOnly?: boolean
}

/** A work by symbol and title, with the link to its page. */
export function WorkName({ work, size = 'text', symbolOnly = false }: WorkNameProps) {
  const { address } = useCommittee()
  const kinds = useWorkKinds()
  return (
    <Link to={kinds.path(address, work)} className={styles.name} data-size={size}>
      <span className={styles.symbol}>{work.symbol}</span>
      {!symbolOnly && (
        <>
          {' '}
          <span className={styles.title}>
            <Official text={work.title} saysLanguage />
          </span>
        </>
      )}
    </Link>
  )
}
