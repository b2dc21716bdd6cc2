/** What a key does in the tree. */
export type TreeAct =
  | { move: 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last' | 'above' | 'below' }
  | { act: Act }

/** What one does with the provision that is selected. */
export const ACTS = ['promote', 'demote', 'join', 'split', 'heading', 'text', 'number', 'words', 'furniture'] as const
export type Act = (typeof ACTS)[number]

/** The keys of the acts, as help and buttons name them. */
export const KEYS: Record<Act, string> = {
  promote: 'Alt+←',
  demote: 'Alt+→',
  join: 'J',
  split: 'S',
  heading: 'H',
  text: 'T',
  number: 'N',
  words: 'E',
  furniture: 'Del',
}

const LETTERS: Record<string, Act> = {
  j: 'join',
  s: 'split',
  h: 'heading',
  t: 'text',
  n: 'number',
  e: 'words',
  delete: 'furniture',
}
const MOVES: Record<string, Extract<TreeAct, { move: string }>['move']> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
  ArrowLeft: 'above',
  ArrowRight: 'below',
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key does in the tree; null for those that are the browser's, such as the Tab key. */
export function actOfKey({ key, altKey, ctrlKey, metaKey }: Key): TreeAct | null {
  if (ctrlKey || metaKey) return null
  if (altKey) return key === 'ArrowLeft' ? { act: 'promote' } : key === 'ArrowRight' ? { act: 'demote' } : null
  const move = MOVES[key]
  if (move !== undefined) return { move }
  const act = LETTERS[key.toLowerCase()]
  return act === undefined ? null : { act }
}

/** Whether a key undoes or redoes, anywhere on the page but in a field, which has an undo of its own. */
export function undoOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  if (key.toLowerCase() === 'y' && !shiftKey) return 'redo'
  if (key.toLowerCase() !== 'z') return null
  return shiftKey ? 'redo' : 'undo'
}
