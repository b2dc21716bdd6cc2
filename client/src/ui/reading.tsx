import type { ReactNode } from 'react'
import styles from './reading.module.css'

/** A column of reading, about 68 characters, in the serif of documents. */
export function Reading({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <div className={styles.reading} lang={lang} dir="auto">
      {children}
    </div>
  )
}
