import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { LongListProps, RowProps } from './long-list.tsx'

/** Up to so many rows are all on the page. */
const SHORT = 60

type Row = { key: string; show: (props: RowProps) => ReactNode }

/** Fetched for the first long list. */
const LongRows = lazy(async () => {
  const { LongList } = await import('./long-list.tsx')
  return { default: LongList<Row> }
})

type GrowingListProps<T> = Pick<
  LongListProps<T>,
  'items' | 'keyOf' | 'row' | 'estimate' | 'label' | 'className' | 'onNearEnd'
>

/** A list that is mostly short, and becomes a `LongList` where it is long or more of it can be fetched. */
export function GrowingList<T>({ items, keyOf, row, estimate, label, className, onNearEnd }: GrowingListProps<T>) {
  const [long, setLong] = useState(false)
  // Once long it stays so: its rows are made anew when it changes.
  if (!long && (items.length > SHORT || onNearEnd)) setLong(true)
  const rows = items.map((item): Row => ({ key: keyOf(item), show: (props) => row(item, props) }))
  const short = (
    <ul className={className} aria-label={label}>
      {rows.slice(0, SHORT).map(({ key, show }) => (
        <Keyed key={key}>{show({})}</Keyed>
      ))}
    </ul>
  )
  if (!long) return short
  return (
    <Suspense fallback={short}>
      <LongRows
        items={rows}
        keyOf={({ key }) => key}
        row={({ show }, props) => show(props)}
        {...{ estimate, label, className, onNearEnd }}
      />
    </Suspense>
  )
}

const Keyed = ({ children }: { children: ReactNode }) => children
