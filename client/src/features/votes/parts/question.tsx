import { Line } from '../../../ui/line.tsx'
import { Official } from '../../../ui/official.tsx'
import { type ReadableText, readIn } from '../../../ui/read-in.ts'
import { useLanguage } from '../../../ui/use-language.ts'
import { LinkedText } from '../../works/parts/linked-text.tsx'

type Put = { question: string; wordings?: ReadableText | undefined }

/** The question of a vote in the reader's language; if it is in the other one only, it says so. */
export function Question({ vote, plain = false }: { vote: Put; plain?: boolean }) {
  const language = useLanguage()
  const { question, wordings } = vote
  const read = wordings === undefined ? null : readIn(wordings, language)
  if (wordings !== undefined && read?.language !== language) return <Official text={wordings} saysLanguage />
  const text = read?.text ?? question
  return plain ? <Line text={text} /> : <LinkedText text={text} />
}
