import { describe, expect, test } from '@jest/globals'
import { inSentence } from './name-forms.ts'

describe('[U36] a name in a sentence', () => {
  test.each([
    ['Norvège', 'la Norvège', 'de la Norvège', 'à la Norvège'],
    ['Japon', 'le Japon', 'du Japon', 'au Japon'],
    ['États-Unis', 'les États-Unis', 'des États-Unis', 'aux États-Unis'],
    ['États-Unis d’Amérique', 'les États-Unis d’Amérique', 'des États-Unis d’Amérique', 'aux États-Unis d’Amérique'],
    ['Pays-Bas', 'les Pays-Bas', 'des Pays-Bas', 'aux Pays-Bas'],
    ['Égypte', 'l’Égypte', 'de l’Égypte', 'à l’Égypte'],
    [
      'Iran (République islamique d’)',
      'l’Iran (République islamique d’)',
      'de l’Iran (République islamique d’)',
      'à l’Iran (République islamique d’)',
    ],
    ['Mexique', 'le Mexique', 'du Mexique', 'au Mexique'],
    ['Honduras', 'le Honduras', 'du Honduras', 'au Honduras'],
    ['Guinée-Bissau', 'la Guinée-Bissau', 'de la Guinée-Bissau', 'à la Guinée-Bissau'],
    ["Côte d'Ivoire", "la Côte d'Ivoire", "de la Côte d'Ivoire", "à la Côte d'Ivoire"],
    ['Cuba', 'Cuba', 'de Cuba', 'à Cuba'],
    ['Oman', 'Oman', 'd’Oman', 'à Oman'],
    ['Maurice', 'Maurice', 'de Maurice', 'à Maurice'],
    ['Sainte-Lucie', 'Sainte-Lucie', 'de Sainte-Lucie', 'à Sainte-Lucie'],
    ['Royaume-Uni', 'le Royaume-Uni', 'du Royaume-Uni', 'au Royaume-Uni'],
    ['République de Corée', 'la République de Corée', 'de la République de Corée', 'à la République de Corée'],
    ['Union européenne', 'l’Union européenne', 'de l’Union européenne', 'à l’Union européenne'],
  ])('%s has its article in French', (name, le, de, à) => {
    expect([inSentence(name, 'le'), inSentence(name, 'de'), inSentence(name, 'à')]).toEqual([le, de, à])
  })

  test('one whose gender is not known is put in quotation marks', () => {
    expect(inSentence('Meridian Ocean Lines', 'de')).toBe('de «\u202fMeridian Ocean Lines\u202f»')
    expect(inSentence('Norway', 'à')).toBe('à «\u202fNorway\u202f»')
  })

  test.each([
    ['United Kingdom', 'the United Kingdom'],
    ['Netherlands', 'the Netherlands'],
    ['Marshall Islands', 'the Marshall Islands'],
    ['Inter-Oceanic Customs Union', 'the Inter-Oceanic Customs Union'],
    ['Norway', 'Norway'],
    ['Meridian Ocean Lines', 'Meridian Ocean Lines'],
  ])('%s reads “%s” in English', (name, expected) => {
    expect(inSentence(name, 'the')).toBe(expected)
  })

  test('people have no article', () => {
    expect(inSentence('Ana Sousa', 'd')).toBe('d’Ana Sousa')
    expect(inSentence('Haruka Minegishi', 'd')).toBe('de Haruka Minegishi')
  })
})
