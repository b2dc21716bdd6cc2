import { undirected } from '@quorate/shared/domain/characters'

/** A title, a name or another line that people wrote, beside other text, which it does not change. */
export function Line({ text }: { text: string }) {
  return <bdi>{undirected(text)}</bdi>
}
