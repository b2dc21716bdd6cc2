import { expect, test } from '@jest/globals'
import { MantineProvider } from '@mantine/core'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ui } from '../i18n/en/ui.ts'
import { speak } from '../i18n/translate.ts'
import { Redline } from './redline.tsx'

speak('en', { ui })

/** What is seen, with `[-deleted-]` and `{+inserted+}`; and what is heard. */
function shown(before: string, after: string): { seen: string; heard: string } {
  const html = renderToStaticMarkup(h(MantineProvider, null, h(Redline, { before, after })))
  const text = html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<del[^>]*>/g, '[-')
    .replace(/<\/del>/g, '-]')
  const marked = text.replace(/<ins[^>]*>/g, '{+').replace(/<\/ins>/g, '+}')
  const plain = (part: string) => part.replace(/<[^>]*>/g, '')
  return {
    seen: plain(marked.replace(/<span[^>]*mantine-VisuallyHidden[^>]*>.*?<\/span>/g, '')),
    heard: plain(marked.replace(/<span aria-hidden="true">.*?<\/span>/g, ''))
      .replace(/[-[\]{}+]/g, '')
      .replace(/\s+/g, ' '),
  }
}

test.each([
  [
    'Lamps are lit. Bells are rung.',
    'Lamps are lit.\n\nBells are rung.',
    'Lamps are lit.[- -]{+¶\n¶\n+}Bells are rung.',
  ],
  ['A\n\nB', 'A\nB', 'A\n[-¶-]B'],
  ['A\nold\nB', 'A\nB', 'A\n[-old¶\n-]B'],
])('[R12] a line break that changed is seen: %j becomes %j', (before, after, seen) => {
  expect(shown(before, after).seen).toBe(seen)
})

test('[R12] a line break that changed is heard', () => {
  expect(shown('A\n\nB', 'A\nB').heard).toBe('A deleted: line break end of change. B')
})

test('[R13] ways of writing one letter are no change', () => {
  const { seen } = shown('Présidé par la présidente', 'Pre\u0301side\u0301 par la pre\u0301sidente')
  expect(seen).toBe('Présidé par la présidente')
})

test.each(['redline', 'clean', 'side'] as const)(
  '[U41] what does not show what it is, is marked, in the view %s',
  (mode) => {
    const html = renderToStaticMarkup(
      h(MantineProvider, null, h(Redline, { before: 'Pay 100', after: 'Pay \u202e001 \u0430ll', mode })),
    )
    expect(html).not.toContain('\u202e')
    expect(html).toMatch(/<mark [^>]*title="[^"]*U\+202E[^"]*"[^>]*><span[^>]*>U\+202E<\/span><\/mark>001/)
    expect(html).toMatch(/<mark [^>]*>\u0430<span[^>]*>U\+0430<\/span><\/mark>ll/)
  },
)
