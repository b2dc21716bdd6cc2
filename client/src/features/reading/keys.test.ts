import { expect, test } from '@jest/globals'
import { ACTS, actOfKey, KEYS, undoOfKey } from './keys.ts'

const pressed = (keys: string) => {
  const parts = keys.split('+')
  const key = { '←': 'ArrowLeft', '→': 'ArrowRight', Del: 'Delete' }[parts.at(-1) ?? ''] ?? parts.at(-1) ?? ''
  const [altKey, ctrlKey, shiftKey] = ['Alt', 'Ctrl', 'Shift'].map((name) => parts.includes(name))
  return { key, altKey: altKey === true, ctrlKey: ctrlKey === true, shiftKey: shiftKey === true, metaKey: false }
}

test.each(ACTS)('[I24] the key that the page names for %s does it', (act) => {
  expect(actOfKey(pressed(KEYS[act]))).toEqual({ act })
})

test.each(['Tab', 'Shift+Tab', 'Ctrl+j', 'Ctrl+←', 'Alt+j', 'Escape', 'x'])(
  '[I24] the tree leaves %s to the browser',
  (keys) => {
    expect(actOfKey(pressed(keys))).toBeNull()
  },
)

test.each([
  ['Ctrl+z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['Ctrl+y', 'redo'],
  ['z', null],
  ['Ctrl+Alt+z', null],
])('%s: %s', (keys, way) => {
  expect(undoOfKey(pressed(keys))).toBe(way)
})
