import { memo } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import { Link } from 'react-router'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { linkedSymbols } from './linked-symbols.ts'
import styles from './markdown.module.css'

/** What people write may be set off and structured, but brings no images, and its headings stay below the page's. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !['img', 'picture', 'source', 'input'].includes(tag)),
}

const COMPONENTS: Components = {
  // A symbol's link stays within the product.
  a: ({ href = '', children, node }) =>
    node?.properties.dataSymbol ? (
      <Link to={href}>{children}</Link>
    ) : (
      <a href={href} rel="noopener nofollow" dir="auto">
        {children}
      </a>
    ),
  h1: ({ children }) => <p className={styles.heading}>{children}</p>,
  h2: ({ children }) => <p className={styles.heading}>{children}</p>,
  h3: ({ children }) => <p className={styles.heading}>{children}</p>,
  h4: ({ children }) => <p className={styles.heading}>{children}</p>,
  h5: ({ children }) => <p className={styles.heading}>{children}</p>,
  h6: ({ children }) => <p className={styles.heading}>{children}</p>,
}

const NO_WAYS: ReadonlyMap<string, string> = new Map()

type MarkdownProps = {
  text: string
  /** Where the documents are whose symbols the text names. */
  wayTo?: ReadonlyMap<string, string>
}

/** Markdown as people write it in comments and justifications. */
export const Markdown = memo(function Markdown({ text, wayTo = NO_WAYS }: MarkdownProps) {
  return (
    <div className={styles.markdown} dir="auto">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        // What people wrote is cleaned first: the links of symbols are the page's own.
        rehypePlugins={[
          [rehypeSanitize, SCHEMA],
          [linkedSymbols, { wayTo }],
        ]}
        components={COMPONENTS}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
})
