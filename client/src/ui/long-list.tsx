import {
  Fragment,
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { LongListProps, RowProps } from './rows-on-screen.tsx'

/** How far beyond the screen the end of a list is when more of it is fetched. */
const NEAR = '400px'
/** Up to so many rows are on the page all at once, where the browser's own search finds them. */
const SHORT = 60

type Row = { key: string; show: (props: RowProps) => ReactNode }

/** Fetched for the first long list. */
const RowsOnScreen = lazy(async () => ({ default: (await import('./rows-on-screen.tsx')).RowsOnScreen<Row> }))

/**
 * A list of any length: of a long one only the rows near the screen are on the page, and the one that has the focus. In
 * print all of them are.
 */
export function LongList<T>(props: LongListProps<T>) {
  const { items, keyOf, row, allRows = false, allAtOnce = SHORT } = props
  const printing = usePrinting()
  const [long, setLong] = useState(false)
  // Once long it stays so: its rows are made anew when it changes.
  if (!long && items.length > allAtOnce) setLong(true)
  if (!long || printing || allRows) return <AllRows {...props} />
  return (
    <Suspense fallback={<AllRows {...props} items={items.slice(0, allAtOnce)} onNearEnd={undefined} />}>
      <RowsOnScreen
        {...props}
        allAtOnce={allAtOnce}
        items={items.map((item): Row => ({ key: keyOf(item), show: (given) => row(item, given) }))}
        keyOf={({ key }) => key}
        row={({ show }, given) => show(given)}
      />
    </Suspense>
  )
}

function AllRows<T>({ items, keyOf, row, as: List = 'ul', className, label, onNearEnd, handle }: LongListProps<T>) {
  const list = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows another one is the last
  useEffect(() => {
    const last = list.current?.lastElementChild
    if (!last || !onNearEnd) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNearEnd()
      },
      { rootMargin: `0px 0px ${NEAR}` },
    )
    observer.observe(last)
    return () => observer.disconnect()
  }, [items.length, onNearEnd])
  useImperativeHandle(handle, () => ({ scrollTo: (index) => list.current?.children[index]?.scrollIntoView() }))
  return (
    <List ref={list as Ref<never>} className={className} aria-label={label}>
      {items.map((item) => (
        <Fragment key={keyOf(item)}>{row(item, {})}</Fragment>
      ))}
    </List>
  )
}

/** Whether the page is being printed; so is one that is drawn outside a browser. */
const usePrinting = () =>
  useSyncExternalStore(
    listenToPrint,
    () => matchMedia('print').matches,
    () => true,
  )

function listenToPrint(changed: () => void): () => void {
  const print = matchMedia('print')
  print.addEventListener('change', changed)
  return () => print.removeEventListener('change', changed)
}
