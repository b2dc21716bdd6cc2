import { Button } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import type { Correction, SeenDocument } from '@quorate/shared/domain/reading/corrections'
import type { Question } from '@quorate/shared/domain/reading/read-document'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../i18n/message-key.ts'
import { useTranslation } from '../../i18n/translate.ts'
import type { Act } from './keys.ts'
import styles from './lists.module.css'
import { lineOfPlace, placeOfLine, provisionOf } from './places.ts'
import type { DraftDocument } from './queries.ts'

/** So many questions are on the page at once: the next come as these are answered. */
const AT_ONCE = 30

type Encoding = NonNullable<DraftDocument['encoding']>
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[]

type QuestionsProps = {
  document: SeenDocument
  source: readonly string[]
  language: Language
  /** How the file is read. */
  reading: Pick<DraftDocument, 'changes' | 'encoding' | 'corrections'>
  onSelect: (provision: string) => void
  onCorrect: (correction: Correction, said: MessageKey) => void
  /** Opens the form of an act for a provision. */
  onAct: (act: Act, provision: string) => void
  /** Reads the file in another way: what was corrected begins again. */
  onReadAs: (reading: Pick<DraftDocument, 'changes' | 'encoding'>, settled: Correction[]) => void
}

/** What is doubtful, in plain words, with the likely answers. */
export function Questions(props: QuestionsProps) {
  const { t } = useTranslation()
  const { questions } = props.document
  const more = questions.length - AT_ONCE
  return (
    <section aria-labelledby="questions" className={styles.section}>
      <h2 id="questions" className={styles.title}>
        {t('reading.questions.title', { count: questions.length })}
      </h2>
      {questions.length === 0 && <p className={styles.none}>{t('reading.questions.none')}</p>}
      <ol className={styles.list}>
        {questions.slice(0, AT_ONCE).map((question) => (
          <li key={`${question.line} ${question.kind} ${question.text}`} className={styles.item}>
            <Asked {...props} question={question} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className={styles.none}>{t('reading.questions.more', { count: more })}</p>}
    </section>
  )
}

function Asked(props: QuestionsProps & { question: Question }) {
  const { document, language, question, onSelect } = props
  const { t } = useTranslation()
  const index = provisionOf(document, question)
  const about = document.provisions[index]
  return (
    <>
      <p>
        {question.kind === 'hyphen'
          ? t('reading.questions.ask.hyphen', { parts: question.text, joined: question.joined })
          : question.kind === 'encoding'
            ? t('reading.questions.ask.encoding', { encoding: t(`reading.encodings.${encodingOf(question)}`) })
            : t(`reading.questions.ask.${question.kind}`)}
      </p>
      {question.line > 0 && (
        <blockquote className={styles.quote}>
          <span lang={language} dir="auto">
            {question.kind === 'hyphen' ? dividedIn(props.source, question.line) : question.text}
          </span>{' '}
          {about === undefined ? (
            <span className={styles.line}>{t('reading.line', { line: question.line })}</span>
          ) : (
            <button type="button" className={styles.way} onClick={() => onSelect(about.id)}>
              {t('reading.line', { line: question.line })}
            </button>
          )}
        </blockquote>
      )}
      <div className={styles.answers}>
        <Answers {...props} />
      </div>
    </>
  )
}

/** The two lines that a word is divided over. */
const dividedIn = (source: readonly string[], line: number): string =>
  source
    .slice(Math.max(0, line - 2), line)
    .map((words) => words.trim())
    .join(' ')

const encodingOf = ({ text }: Question): Encoding => ENCODINGS.find((encoding) => encoding === text) ?? 'windows-1252'

function Answers(props: QuestionsProps & { question: Question }): ReactNode {
  const { document, source, question, reading, onCorrect, onAct, onReadAs } = props
  const { t } = useTranslation()
  const { kind, line } = question
  const about = document.provisions[provisionOf(document, question)]
  const settle: Correction = { op: 'settle', line, kind }
  const right = (label: MessageKey) => (
    <Answer label={t(label)} likely onClick={() => onCorrect(settle, 'reading.did.settle')} />
  )
  const join = (label: MessageKey) =>
    about !== undefined && (
      <Answer label={t(label)} onClick={() => onCorrect({ op: 'join', provision: about.id }, 'reading.did.join')} />
    )
  switch (kind) {
    case 'gap':
      return (
        <>
          {right('reading.questions.answer.right')}
          {join('reading.questions.answer.textBefore')}
        </>
      )
    case 'unsure':
      return (
        <>
          {join('reading.questions.answer.textBefore')}
          {right('reading.questions.answer.provision')}
        </>
      )
    case 'heading':
      return (
        <>
          {right('reading.questions.answer.heading')}
          {join('reading.questions.answer.textBefore')}
        </>
      )
    case 'text': {
      const at = about === undefined ? -1 : placeOfLine(about.text, question.text)
      const split = () => {
        if (about === undefined) return
        if (at < 0) return onAct('split', about.id)
        const from = lineOfPlace(source, about, at) ?? line
        onCorrect({ op: 'split', provision: about.id, at, line: from }, 'reading.did.split')
      }
      return (
        <>
          {right('reading.questions.answer.text')}
          {about !== undefined && <Answer label={t('reading.questions.answer.provision')} onClick={split} />}
        </>
      )
    }
    case 'table':
      return (
        <>
          {right('reading.questions.answer.table')}
          {about !== undefined && (
            <Answer label={t('reading.questions.answer.words')} onClick={() => onAct('words', about.id)} />
          )}
        </>
      )
    case 'part':
      return (
        <>
          {right('reading.questions.answer.right')}
          {about !== undefined && (
            <Answer label={t('reading.questions.answer.number')} onClick={() => onAct('number', about.id)} />
          )}
          {join('reading.questions.answer.noPart')}
        </>
      )
    case 'hyphen': {
      const { joined = '', text } = question
      const other = joined === text ? text.replace('-', '') : text
      const inText = about?.text.includes(joined) === true
      return (
        <>
          {right('reading.questions.answer.right')}
          {about !== undefined && inText && (
            <Answer
              label={t('reading.questions.answer.hyphen', { word: other })}
              onClick={() =>
                onCorrect(
                  { op: 'reword', provision: about.id, text: about.text.replace(joined, () => other) },
                  'reading.did.reword',
                )
              }
            />
          )}
        </>
      )
    }
    case 'encoding': {
      const guessed = encodingOf(question)
      return (
        <>
          {right('reading.questions.answer.readable')}
          {ENCODINGS.filter((encoding) => encoding !== guessed).map((encoding) => (
            <Answer
              key={encoding}
              label={t(`reading.encodings.${encoding}`)}
              onClick={() => onReadAs({ changes: reading.changes, encoding }, [])}
            />
          ))}
          <Lost corrections={reading.corrections.length} />
        </>
      )
    }
    case 'changes':
      return (
        <>
          {(['accepted', 'original'] as const).map((changes) => (
            <Answer
              key={changes}
              label={t(`reading.questions.answer.${changes}`)}
              likely={changes === reading.changes}
              onClick={() =>
                changes === reading.changes
                  ? onCorrect(settle, 'reading.did.settle')
                  : onReadAs({ changes, encoding: reading.encoding }, [settle])
              }
            />
          ))}
          <Lost corrections={reading.corrections.length} />
        </>
      )
  }
}

/** Says that another reading of the file begins without the corrections. */
function Lost({ corrections }: { corrections: number }) {
  const { t } = useTranslation()
  if (corrections === 0) return null
  return <p className={styles.none}>{t('reading.questions.lost', { count: corrections })}</p>
}

function Answer({ label, likely = false, onClick }: { label: string; likely?: boolean; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant={likely ? 'light' : 'default'} onClick={onClick}>
      {label}
    </Button>
  )
}
