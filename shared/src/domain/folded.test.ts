import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folded } from './folded.ts'

test.each([
  ['Élodie', 'elodie'],
  ['E\u0301LODIE', 'elodie'],
  ['Œuvre', 'oeuvre'],
  ['Ægir', 'aegir'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'strasse'],
  ['Łódź', 'lodz'],
  ['Tromsø', 'tromso'],
  ['Đặng', 'dang'],
  ['İstanbul', 'istanbul'],
  ['Iğdır', 'igdir'],
  ['Þór', 'thor'],
  ['Οδυσσεύς', 'οδυσσευσ'],
  ['Йод', 'иод'],
  ['oﬃce', 'office'],
  ['co\u00adoper\u200bation', 'cooperation'],
  ['１２３', '123'],
])('[Q47] %s and %s are the same to a search', (written, typed) => {
  expect(folded(written)).toBe(folded(typed))
})

test('[Q47] what is folded stays the same when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(folded(folded(text))).toBe(folded(text))
    }),
    { numRuns: 500 },
  )
})
