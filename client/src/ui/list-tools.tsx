import type { ReactNode } from 'react'
import styles from './list-tools.module.css'

/** The search and filters above a list. */
export function ListTools({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={styles.tools} aria-label={label}>
      {children}
    </search>
  )
}
