import type { Token, Tokens } from 'marked'
import { Fragment, memo, type ReactNode, Suspense, use, useId } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './markdown.module.css'
import { MarkdownLink } from './markdown-link.tsx'
import { NoteMark, NotesBelow, NotesContext } from './markdown-notes.tsx'
import { parseMarkdown, type WrittenToken } from './markdown-tokens.ts'
import { PlainOnFailure } from './plain-on-failure.tsx'
import { PlainText } from './plain-text.tsx'
import { SymbolsInText } from './symbols-in-text.tsx'

const NO_WAYS: ReadonlyMap<string, string> = new Map()

type MarkdownProps = {
  text: string
  /** The addresses of the documents whose symbols the text names. */
  wayTo?: ReadonlyMap<string, string>
}

/**
 * Markdown as people write it in comments and justifications. It may be emphasized and structured, but has no HTML and
 * no images, and its headings are below the page's. It is plain text if it has too much markup, or cannot be shown.
 */
export const Markdown = memo(function Markdown({ text, wayTo = NO_WAYS }: MarkdownProps) {
  return (
    <PlainOnFailure text={text}>
      <Suspense fallback={<PlainText text={text} />}>
        <Parsed text={text} wayTo={wayTo} />
      </Suspense>
    </PlainOnFailure>
  )
})

function Parsed({ text, wayTo }: Required<MarkdownProps>) {
  const prefix = useId()
  let parsed = parseMarkdown(text)
  if (parsed instanceof Promise) {
    use(parsed)
    parsed = parseMarkdown(text)
  }
  if (parsed === null || parsed instanceof Promise) return <PlainText text={text} />
  const { tokens, notes } = parsed
  return (
    <NotesContext value={{ ...notes, prefix }}>
      <div className={styles.markdown} dir="auto">
        <Shown tokens={tokens} wayTo={wayTo} />
        {notes.all.length > 0 && <NotesBelow show={(note) => <Shown tokens={note.tokens} wayTo={wayTo} />} />}
      </div>
    </NotesContext>
  )
}

type ShownProps = {
  tokens: readonly Token[] | undefined
  /** Null within code and links, where a symbol stays unchanged. */
  wayTo: ReadonlyMap<string, string> | null
  /** The items of the list are separated by empty lines, so each consists of paragraphs. */
  loose?: boolean
}

function Shown({ tokens = [], wayTo, loose = false }: ShownProps) {
  // The lexer knows no other tokens.
  return (tokens as readonly WrittenToken[]).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's tokens change only with the text
    <Fragment key={index}>{shown(token, wayTo, loose)}</Fragment>
  ))
}

function shown(token: WrittenToken, wayTo: ShownProps['wayTo'], loose: boolean): ReactNode {
  const within = 'tokens' in token ? <Shown tokens={token.tokens} wayTo={wayTo} /> : null
  switch (token.type) {
    case 'paragraph':
      return <p>{within}</p>
    case 'heading':
      return <p className={styles.heading}>{within}</p>
    case 'blockquote':
      return <blockquote>{within}</blockquote>
    case 'list':
      return <List list={token} wayTo={wayTo} />
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'table':
      return <Table table={token} wayTo={wayTo} />
    case 'hr':
      return <hr />
    case 'text':
      if (token.tokens === undefined) return <SymbolsInText text={withoutReferences(token.text)} wayTo={wayTo} />
      return loose ? <p>{within}</p> : within
    case 'escape':
      return token.text
    case 'strong':
      return <strong>{within}</strong>
    case 'em':
      return <em>{within}</em>
    case 'del':
      return <del>{within}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return (
        <MarkdownLink address={token.autolink ? token.href : withoutReferences(token.href)} words={token.text}>
          <Shown tokens={token.tokens} wayTo={null} />
        </MarkdownLink>
      )
    case 'image': {
      // An image would be fetched from elsewhere by everybody who reads the text.
      const address = withoutReferences(token.href)
      return (
        <MarkdownLink address={address} words={token.text}>
          {token.text || address}
        </MarkdownLink>
      )
    }
    case 'checkbox':
      return <TaskMark done={token.checked} />
    case 'noteCall':
      return <NoteMark call={token} />
    // Notes are below the text; the other tokens show nothing.
    default:
      return null
  }
}

function List({ list, wayTo }: { list: Tokens.List; wayTo: ShownProps['wayTo'] }) {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's tokens change only with the text
    <li key={index} className={item.task ? styles.task : undefined}>
      <Shown tokens={item.tokens} wayTo={wayTo} loose={item.loose} />
    </li>
  ))
  return list.ordered ? <ol start={Number(list.start)}>{items}</ol> : <ul>{items}</ul>
}

/** Whether an item of a list is done, to see and to hear. */
function TaskMark({ done }: { done: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <span role="img" aria-label={t(done ? 'ui.task.done' : 'ui.task.open')}>
        {done ? '☑' : '☐'}
      </span>{' '}
    </>
  )
}

function Table({ table, wayTo }: { table: Tokens.Table; wayTo: ShownProps['wayTo'] }) {
  const row = (cells: readonly Tokens.TableCell[], key?: number) => (
    <tr key={key}>
      {cells.map(({ header, align, tokens }, column) => {
        const Cell = header ? 'th' : 'td'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text's tokens change only with the text
          <Cell key={column} style={align ? { textAlign: align } : undefined}>
            <Shown tokens={tokens} wayTo={wayTo} />
          </Cell>
        )
      })}
    </tr>
  )
  return (
    <table>
      <thead>{row(table.header)}</thead>
      <tbody>{table.rows.map((cells, index) => row(cells, index))}</tbody>
    </table>
  )
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Markdown may write a character as `&amp;` or `&#38;`; those of the names in use are read. */
function withoutReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|(\w+));/g, (written, code: string | undefined, name: string | undefined) => {
    if (name !== undefined) return REFERENCES[name] ?? written
    return String.fromCodePoint(Number(code) || 0xfffd)
  })
}
