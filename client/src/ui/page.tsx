import { isolated } from '@quorate/shared/domain/characters'
import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { FocusContext } from './focus-context.ts'
import { Line } from './line.tsx'
import styles from './page.module.css'

type PageProps = {
  title: string
  /** The title as the heading shows it, if it has more than plain text. */
  heading?: ReactNode
  /** Above the title: a symbol, a kind, a link back. */
  kicker?: ReactNode
  /** Below the title: one or two lines about it. */
  lead?: ReactNode
  /** Beside the title: the one thing to do here. */
  actions?: ReactNode
  /** In the margin beside the content. */
  aside?: ReactNode
  /**
   * `reading` keeps to the column of reading, `wide` takes all the space, `beside` has a text and its discussion side by
   * side, and the `room` of a session the chair's console beside these, too.
   */
  width?: 'reading' | 'wide' | 'beside' | 'room'
  children: ReactNode
}

/** A page: its title in the window and as the one `h1`, which takes the focus when the reader comes here by a link. */
export function Page({ title, heading: shown, kicker, lead, actions, aside, width = 'reading', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const focus = useContext(FocusContext)
  const { pathname } = useLocation()

  useEffect(() => {
    document.title = `${isolated(title)} · Quorate`
  }, [title])

  useEffect(() => {
    if (focus.arrived(pathname)) heading.current?.focus({ preventScroll: true })
  }, [focus, pathname])

  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        {kicker && <div className={styles.kicker}>{kicker}</div>}
        <div className={styles.titleRow}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {shown ?? <Line text={title} />}
          </h1>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {lead && <div className={styles.lead}>{lead}</div>}
      </header>
      {aside ? (
        <div className={styles.withAside}>
          <div className={styles.content}>{children}</div>
          <aside className={styles.aside}>{aside}</aside>
        </div>
      ) : (
        <div className={styles.content}>{children}</div>
      )}
    </div>
  )
}
