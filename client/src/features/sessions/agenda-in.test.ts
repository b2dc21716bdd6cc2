import { expect, test } from '@jest/globals'
import type { Session } from '@quorate/shared/contracts/sessions'
import { agendaIn } from './agenda-in.ts'

test('[U37] an item that has the title of its matter shows it in the language of the reader', () => {
  const titles = { en: 'Short voyages', fr: 'Courtes traversées' }
  const item = (title: string) => ({ item: title, number: 1, title, works: ['w'] })
  const answer = {
    session: { agenda: [item(titles.en), item('Any other business')] },
    works: [{ id: 'w', title: titles }],
  } as unknown as Session
  const read = (language: 'en' | 'fr') => agendaIn(answer, language).session.agenda.map(({ title }) => title)
  expect(read('fr')).toEqual(['Courtes traversées', 'Any other business'])
  expect(read('en')).toEqual(['Short voyages', 'Any other business'])
})
