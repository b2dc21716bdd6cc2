import type { ComponentType } from 'react'
import styles from './mark.module.css'

type MarkProps = {
  shape: ComponentType<{ 'aria-hidden'?: boolean; size?: number; stroke?: number }>
  tone: 'open' | 'now' | 'good' | 'over'
  label: string
}

/** A status at a glance: by shape, by colour, and in words. */
export function Mark({ shape: Shape, tone, label }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Shape aria-hidden size={16} stroke={2} />
      {label}
    </span>
  )
}
