import { Line } from './line.tsx'
import { Link } from './link.tsx'
import styles from './symbol-link.module.css'

/** A document's symbol, linked to the document. */
export function SymbolLink({ to, symbol, title }: { to: string; symbol: string; title?: string }) {
  return (
    <Link to={to} className={styles.link}>
      <span className={styles.symbol}>{symbol}</span>
      {title && (
        <span>
          {' '}
          <Line text={title} />
        </span>
      )}
    </Link>
  )
}
