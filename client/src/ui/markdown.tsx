import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { Fragment, memo, type ReactNode } from 'react'
import styles from './markdown.module.css'
import { SymbolsInText } from './symbols-in-text.tsx'

const NO_WAYS: ReadonlyMap<string, string> = new Map()

type MarkdownProps = {
  text: string
  /** The addresses of the documents whose symbols the text names. */
  wayTo?: ReadonlyMap<string, string>
}

/**
 * Markdown as people write it in comments and justifications. It may be emphasized and structured, but has no HTML and
 * no images, and its headings are below the page's.
 */
export const Markdown = memo(function Markdown({ text, wayTo = NO_WAYS }: MarkdownProps) {
  return (
    <div className={styles.markdown} dir="auto">
      <Shown tokens={new Lexer().lex(text)} wayTo={wayTo} />
    </div>
  )
})

type ShownProps = {
  tokens: readonly Token[] | undefined
  /** Null within code and links, where a symbol stays unchanged. */
  wayTo: ReadonlyMap<string, string> | null
  /** The items of the list are separated by empty lines, so each consists of paragraphs. */
  loose?: boolean
}

function Shown({ tokens = [], wayTo, loose = false }: ShownProps) {
  // Without extensions the lexer knows no other tokens.
  return (tokens as readonly MarkedToken[]).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's tokens change only with the text
    <Fragment key={index}>{shown(token, wayTo, loose)}</Fragment>
  ))
}

function shown(token: MarkedToken, wayTo: ShownProps['wayTo'], loose: boolean): ReactNode {
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
      return <Anchor link={token} />
    // HTML, images, checkboxes, and tokens that show nothing.
    default:
      return null
  }
}

function List({ list, wayTo }: { list: Tokens.List; wayTo: ShownProps['wayTo'] }) {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's tokens change only with the text
    <li key={index}>
      <Shown tokens={item.tokens} wayTo={wayTo} loose={item.loose} />
    </li>
  ))
  return list.ordered ? <ol start={Number(list.start)}>{items}</ol> : <ul>{items}</ul>
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

/** Where a link may lead: a page, here or elsewhere, or a mailbox. Browsers ignore blanks and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that browsers ignore
const PASSED_BY = /[\u0000-\u0020\u007f-\u009f]/g
const LEADS_SOMEWHERE = /^(?:https?:|mailto:|(?![\w+.-]+:))/i

function Anchor({ link }: { link: Tokens.Link }) {
  const address = link.autolink ? link.href : withoutReferences(link.href)
  return (
    <a
      href={LEADS_SOMEWHERE.test(address.replace(PASSED_BY, '')) ? address : undefined}
      rel="noopener nofollow"
      dir="auto"
    >
      <Shown tokens={link.tokens} wayTo={null} />
    </a>
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
