import { previewImport } from '@quorate/shared/contracts/reading'
import { LANGUAGES } from '@quorate/shared/domain/language'
import { asSeen, type SeenDocument } from '@quorate/shared/domain/reading/corrections'
import { type EnteredDocument, enter, type PerLanguage } from '@quorate/shared/domain/reading/entered'
import { perform } from './api.ts'

type Texts = PerLanguage<string>

/** A document as the server reads its text. */
export async function enteredFrom(
  committee: string,
  { title, source }: { title: Texts; source: Texts },
): Promise<EnteredDocument> {
  const documents: PerLanguage<SeenDocument> = {}
  for (const language of LANGUAGES) {
    const text = source[language]
    if (text === undefined) continue
    const content = base64(new TextEncoder().encode(text))
    documents[language] = asSeen(await perform(previewImport, { params: { committee }, body: { content } }))
  }
  const { en, fr } = title
  const given = { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr }) }
  const { provisions, surroundings } = enter(documents)
  return { title: given, provisions, surroundings, sources: {} }
}

/** In pieces: a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(binary)
}
