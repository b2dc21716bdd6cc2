import type { ReactNode } from 'react'
import styles from './markdown.module.css'

/** Where a link may lead: a page, here or elsewhere, or a mailbox. Browsers ignore blanks and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that browsers ignore
const PASSED_BY = /[\u0000-\u0020\u007f-\u009f]/g
const LEADS_SOMEWHERE = /^(?:https?:|mailto:|(?![\w+.-]+:))/i

type MarkdownLinkProps = {
  address: string
  /** The words of the link as plain text. */
  words: string
  children: ReactNode
}

/** A link that people have written. It shows where it leads, beside its words if they do not say so themselves. */
export function MarkdownLink({ address, words, children }: MarkdownLinkProps) {
  const allowed = LEADS_SOMEWHERE.test(address.replace(PASSED_BY, ''))
  const place = allowed ? placeOf(address) : null
  return (
    <>
      <a href={allowed ? address : undefined} rel="noopener nofollow" dir="auto">
        {children}
      </a>
      {place !== null && !saysPlace(words, place) && <bdi className={styles.place}> ({place})</bdi>}
    </>
  )
}

/** Of an address elsewhere its host, of a mailbox its whole address; null: within the product. */
function placeOf(address: string): string | null {
  const here = typeof location === 'undefined' ? 'http://localhost' : location.origin
  if (!URL.canParse(address, here)) return address
  const { protocol, host, pathname, origin } = new URL(address, here)
  if (protocol === 'mailto:') return pathname
  return origin === here ? null : host
}

/** Whether the words begin with the place, as an address that is written out does. */
function saysPlace(words: string, place: string): boolean {
  const said = words.trim().replace(/^(?:https?:\/\/|mailto:)/i, '')
  const next = said.charAt(place.length)
  return said.toLowerCase().startsWith(place.toLowerCase()) && (next === '' || '/?#'.includes(next))
}
