import { describe, expect, test } from '@jest/globals'
import { documentsIn, partsWithSymbols } from './symbols.ts'

describe('[U20] a symbol in a text', () => {
  test.each([
    ['HLSG/P/3', ['HLSG/P/3']],
    ['See HLSG/P/3, HLSG/D/1 and HLSG/DOC/12.', ['HLSG/P/3', 'HLSG/D/1', 'HLSG/DOC/12']],
    ['(HLSG/P/3) replaces HLSG/P/3', ['HLSG/P/3']],
    ['HLSG/P/3/Rev.1 and HLSG/P/3/Rev.12', ['HLSG/P/3']],
    ['«\u00a0HLSG/P/3\u00a0»', ['HLSG/P/3']],
    ['WCO-SAFE/C/7', ['WCO-SAFE/C/7']],
  ])('is found: %s', (text, documents) => {
    expect(documentsIn(text)).toEqual(documents)
  })

  test.each([
    'and/or/1',
    'HLSG/P/',
    'HLSG/P/0',
    'HLSG/P/3x',
    'xHLSG/P/3',
    'https://example.org/HLSG/P/3',
    'HLSG/P/3/4',
    'hlsg/p/3',
    'I/O/1/2',
    'ÉHLSG/P/3',
  ])('is none: %s', (text) => {
    expect(documentsIn(text)).toEqual([])
  })

  test('leaves the text around it unchanged', () => {
    const text = 'See HLSG/P/3/Rev.2, please.'
    const parts = partsWithSymbols(text)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts).toEqual([
      { text: 'See ', document: null },
      { text: 'HLSG/P/3/Rev.2', document: 'HLSG/P/3' },
      { text: ', please.', document: null },
    ])
    expect(partsWithSymbols('')).toEqual([{ text: '', document: null }])
  })
})
