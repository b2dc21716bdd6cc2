import { type ReactNode, type RefObject, useEffect } from 'react'
import styles from './contents.module.css'

export type ContentsLine = { id: string; level: 0 | 1 | 2; number: string; label: ReactNode }

export type LinesProps = {
  lines: readonly ContentsLine[]
  here: string | undefined
  opened: boolean
  onChoose: () => void
}

type LineLinkProps = { line: ContentsLine; isHere: boolean; onChoose: () => void }

export function LineLink({ line: { id, number, label }, isHere, onChoose }: LineLinkProps) {
  return (
    <a href={`#${id}`} className={styles.line} aria-current={isHere ? 'location' : undefined} onClick={onChoose}>
      <span className={styles.number}>{number}</span>
      <span className={styles.label}>{label}</span>
    </a>
  )
}

/** Brings the reader's line into view in the list. It follows the reader, except while they choose in it. */
export function useFollowing(
  list: RefObject<HTMLElement | null>,
  at: number,
  opened: boolean,
  bring: () => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line moves the list, or opening it
  useEffect(() => {
    if (at < 0 || list.current?.matches(':hover, :focus-within') !== false) return
    const frame = requestAnimationFrame(bring)
    return () => cancelAnimationFrame(frame)
  }, [at, opened, list])
}
