import type { ImportPreview, PreviewImport } from '@quorate/shared/contracts/reading'
import { MOST_PROVISIONS } from '@quorate/shared/domain/reading/limits'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { type Refusal, refuse } from '@quorate/shared/domain/refusal'
import { decode, decodeText } from './decode-text.ts'
import { readDocx } from './read-docx.ts'

/** A file's bytes, and how it is read. */
export type FileToRead = Pick<PreviewImport, 'changes' | 'encoding'> & { bytes: Uint8Array }

export type FileRead = { ok: true; preview: ImportPreview } | { ok: false; refusal: Refusal }

/** The most lines that are read, the empty ones among them. */
const MOST_LINES = 40_000

/** Reads a file as a numbered document, by what its bytes are and not by its name. */
export function readFile({ bytes, changes, encoding }: FileToRead): FileRead {
  const source = sourceOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), changes, encoding)
  if (!source.ok) return source
  const { text, furniture, questions } = source
  if (text.trim() === '') return refused('empty', 'The document is empty.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  const strange = text.search(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]|\p{Cs}/u)
  if (strange >= 0) {
    const line = text.slice(0, strange).split('\n').length
    return refused('binary', `Line ${line} holds characters that are not text. Save the document as UTF-8.`, line)
  }
  if (text.split('\n').length > MOST_LINES)
    return refused('too-large', `The document has more than ${MOST_LINES} lines. Import it in several parts.`)
  const read = readDocument(text)
  if (read.provisions.length === 0)
    return refused('unnumbered', 'No provision with a number was found in the document.')
  if (read.provisions.length > MOST_PROVISIONS)
    return refused('too-many', `The document has more than ${MOST_PROVISIONS} provisions. Import it in several parts.`)
  return {
    ok: true,
    preview: {
      source: text,
      ...read,
      furniture: [...read.furniture, ...furniture.map((words) => ({ line: 0, text: words }))],
      questions: [...questions, ...read.questions],
    },
  }
}

type Source =
  | { ok: true; text: string; furniture: string[]; questions: ImportPreview['questions'] }
  | { ok: false; refusal: Refusal }

function sourceOf(bytes: Buffer, changes: PreviewImport['changes'], encoding: PreviewImport['encoding']): Source {
  const kind = kindOf(bytes)
  if (kind === 'pdf')
    return refused(
      'pdf',
      'A PDF has no reliable order of its text. Open it, copy the text, and paste it; or use the Word file.',
    )
  if (kind === 'doc')
    return refused(
      'doc',
      'This is an old Word file (.doc) or another binary one. Save it as .docx and choose that file.',
    )
  if (kind === 'zip') {
    const read = readDocx(bytes, changes)
    if (!read.ok) return refused(read.code, read.message)
    const questions = read.hasChanges ? [{ kind: 'changes' as const, line: 0, text: '' }] : []
    return { ok: true, text: read.text, furniture: read.furniture, questions }
  }
  if (encoding !== undefined) return { ok: true, text: decode(bytes, encoding), furniture: [], questions: [] }
  const { text, encoding: guessed, certain } = decodeText(bytes)
  return { ok: true, text, furniture: [], questions: certain ? [] : [{ kind: 'encoding', line: 0, text: guessed }] }
}

/** What a file is by its first bytes. */
function kindOf(bytes: Buffer): 'pdf' | 'doc' | 'zip' | 'text' {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (bytes.subarray(0, 8).equals(OLE)) return 'doc'
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ? 'zip' : 'text'
}

/** How files of the old Office formats begin. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function refused(problem: string, message: string, line?: number): { ok: false; refusal: Refusal } {
  return refuse('invalid-document', message, { problem, ...(line === undefined ? {} : { line }) })
}
