import { expect, test } from '@jest/globals'
import { importMandate } from './import-bilingual.ts'

const en = '# Mandate\n\n1. The group shall:\n1.1. advise; and\n1.2. report.'
const fr = '# Mandat\n\n1. Le groupe\u00a0:\n1.1. donne des avis\u00a0;\n1.2. fait rapport.'

test('[I8] clauses of two languages are matched by number', () => {
  expect(importMandate({ en, fr })).toEqual({
    ok: true,
    title: { en: 'Mandate', fr: 'Mandat' },
    authentic: ['en', 'fr'],
    clauses: [
      { number: '1', parent: null, text: { en: 'The group shall:', fr: 'Le groupe\u00a0:' } },
      { number: '1.1', parent: '1', text: { en: 'advise; and', fr: 'donne des avis\u00a0;' } },
      { number: '1.2', parent: '1', text: { en: 'report.', fr: 'fait rapport.' } },
    ],
    warnings: [],
  })
})

test('[I8] a clause that the translation lacks awaits it; one language alone awaits nothing', () => {
  const partial = importMandate({ en, fr: fr.replace(/\n1\.2.*/, '') })
  expect(partial.ok && partial.clauses.at(-1)?.text).toEqual({ en: 'report.', awaiting: ['fr'] })
  const alone = importMandate({ fr })
  expect(alone.ok && alone.clauses.at(-1)?.text).toEqual({ fr: 'fait rapport.' })
})

test('[I8] a heading of a clause begins its text', () => {
  const headed = importMandate({ en: '## 1. Tasks\n\nTo advise.' })
  expect(headed.ok && headed.clauses[0]?.text).toEqual({ en: 'Tasks\n\nTo advise.' })
})

test.each([
  ['unmatched-number', 'fr', { en, fr: `${fr}\n1.3. dort.` }],
  ['unnumbered', 'fr', { en, fr: 'Rien.' }],
  ['empty', 'en', { en: ' ', fr }],
  ['empty', undefined, {}],
])('[I8] refuses (%s) and says in which language: %s', (code, language, source) => {
  expect(importMandate(source)).toMatchObject({ ok: false, code, ...(language && { language }) })
})
