import { describe, expect, test } from '@jest/globals'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { strToU8, zipSync } from 'fflate'
import { wordDocument } from './docx.fixture.ts'
import { readDocx } from './read-docx.ts'

const read = async (language: 'en' | 'fr', changes: 'accepted' | 'original' = 'accepted') => {
  const result = readDocx(await wordDocument(language), changes)
  if (!result.ok) throw new Error(result.message)
  return result
}

describe('a Word document', () => {
  test('[I18] is read with the numbers that Word computes, its table and its notes', async () => {
    const document = readDocument((await read('en')).text)
    expect(document.title).toBe('Framework of Harbour Lights')
    expect(document.provisions).toHaveLength(85)
    expect(document.questions).toEqual([])
    const at = (citation: string) => document.provisions.find((provision) => provision.citation === citation)
    expect(at('I')).toMatchObject({ number: 'I', heading: 'Lamps and bells A' })
    expect(at('II, Article 1, 3')?.text).toBe(
      'The keeper shall light the lamp before dusk 2-1-3.\n\n| Harbour | Lamps |\n| --- | --- |\n| North | 2 |\n| South | 1 |',
    )
    expect(at('I, Article 1, 1')?.text).toBe('The keeper shall light the lamp before dusk 1-1-1.[^1]')
    expect(document.notes.map(({ mark, text }) => `${mark} ${text}`)).toEqual([
      '1 Except in leap years.',
      '2 As measured at low water.',
    ])
  })

  test('[I18] is read as accepted or as original where it has tracked changes', async () => {
    const accepted = await read('fr')
    expect(accepted.hasChanges).toBe(true)
    expect(accepted.text).toContain('3-1-1 électrique.')
    expect((await read('fr', 'original')).text).toContain('3-1-1 à huile.')
  })
})

describe('a file that is no Word document, or a hostile one', () => {
  const packed = (xml: string, more: Record<string, string> = {}) =>
    zipSync({
      'word/document.xml': strToU8(xml),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    })
  const body = (inner: string) => `<w:document xmlns:w="urn:w"><w:body>${inner}</w:body></w:document>`

  test.each([
    ['no zip', strToU8('MZ…'), 'not-a-document'],
    ['another zip', zipSync({ 'a.txt': strToU8('x') }), 'not-a-document'],
    ['broken XML', packed('<w:document><w:body></w:document'), 'not-a-document'],
    ['entities', packed(`<!DOCTYPE a [<!ENTITY x "y">]>${body('')}`), 'entities'],
    ['a zip bomb', packed(body(' '.repeat(17 * 1024 * 1024))), 'too-large'],
    ['elements nested ten thousand deep', packed(body('<w:sdt><w:sdtContent>'.repeat(5000))), 'not-a-document'],
  ])('[I18] %s is refused', (_, bytes, code) => {
    expect(readDocx(bytes, 'accepted')).toMatchObject({ ok: false, code })
  })

  test('[I18] macros and links to outside are not looked at', () => {
    const bytes = packed(body('<w:p><w:r><w:t>1. Lamps.</w:t></w:r></w:p>'), {
      'word/vbaProject.bin': 'macro',
      'word/_rels/document.xml.rels': '<Relationship Target="http://example.com/x" TargetMode="External"/>',
    })
    expect(readDocx(bytes, 'accepted')).toMatchObject({ ok: true, text: '1. Lamps.' })
  })
})
