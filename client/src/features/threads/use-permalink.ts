import { useLocation } from 'react-router'

/** The comment that the address names, e.g. `#comment-12`; each visit of an address counts again. */
export function usePermalink(): { number: number | null; visit: string } {
  const { hash, key } = useLocation()
  const match = /^#comment-(\d{1,9})$/.exec(hash)
  return { number: match ? Number(match[1]) : null, visit: key + hash }
}
