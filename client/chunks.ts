const inPackage = (names: string) => `node_modules[\\/](?:${names})[\\/]`
const mantine = (parts: string) =>
  `node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/](?:components|utils)[\\/](?:${parts})[\\/]`
const inSource = (files: string) => `client[\\/]src[\\/](?:${files})`
const any = (...tests: string[]) => new RegExp(`[\\/](?:${tests.join('|')})`)

/** Parts that few pages need, though any may show them. */
const SELDOM =
  'rows-on-screen|use-offset|(?:long-)?contents|redline(?!-modes)|places|amendment|marked-|around|markdown|saving-note|use-autosave|.*-opened'
/** Parts that one page alone has. */
const OF_ONE_PAGE = 'upcoming|symbol-link|language-switch|reading'
/** Lines to write in, and choices that open. */
const LINES = 'line-input|odd-note|select-on-demand|menu-button'
/** Icons that one script alone has. */
const ICONS = 'Download|Minus|Point|CircleDashed|CircleOff|Selector'
/** What lists that come in pages are made of. */
const LISTS = 'paged-list|list-tools|list\\.module|search-field|use-held-rows|use-list-params'

/**
 * Decides which script a module goes into. Few and larger scripts, so that a page opens with few requests; but none that
 * holds much that few pages use, so that a page fetches little in vain. A group includes the imports of its modules
 * unless a group above it includes them; so the groups that others build on come first.
 */
export const GROUPS = [
  { name: languageOf, debugName: 'languages' },
  /** What the entry needs, and what nearly all pages need. */
  {
    name: 'start',
    test: any(
      inSource('main\\.tsx'),
      mantine('Switch|InlineInput'),
      inPackage('@tanstack[\\/](?:react-query|query-core)'),
      `@tabler[\\/]icons-react[\\/](?!.*Icon(?:${ICONS}))`,
      // Their styles are too short for a file of their own.
      inSource('(?:ui[\\/]redline|features[\\/]proposals[\\/](?:proposal|amendment))\\.module'),
      'shared[\\/]src[\\/](?!domain[\\/](?:instrument[\\/](?!citation)|reading[\\/](?!corrigendum|limits)))',
      inSource(`(?:ui|data|live)[\\/](?!${SELDOM}|${LISTS}|${OF_ONE_PAGE}|${LINES})`),
      inSource(
        'features[\\/](?!record|identity|reading)\\w+[\\/](?:(?:queries|names|\\w+-status|outcome)\\.|use-ways|parts[\\/](?!chain\\.|related-|work-list|use-found|silenced|amendment|linked-markdown|thread-panel|work-thread|pace|vote-))',
      ),
    ),
  },
  /** Fields to write or choose in. */
  {
    name: 'fields',
    test: any(mantine('Input|InputBase|Textarea|SegmentedControl'), inSource('ui[\\/]redline-modes')),
  },
  { name: 'lines', test: any(mantine('TextInput'), inSource(`ui[\\/](?:${LINES})`)) },
  {
    name: 'lists',
    test: any(inSource(`ui[\\/](?:${LISTS})`), inSource('features[\\/]works[\\/](?:parts[\\/])?work-list')),
  },
  { name: 'sentences', test: any(inSource('features[\\/]\\w+[\\/]sentences')) },
  { name: 'seldom', test: any(inSource('app[\\/](?:home|outside|not-found|use-sign-out)')) },
  { name: 'choices', test: any(mantine('Checkbox|Radio')) },
  { name: 'contents', test: any(inSource('ui[\\/](?:contents|around)')) },
  {
    name: 'long-lists',
    test: any(
      inPackage('@tanstack[\\/](?:react-virtual|virtual-core)'),
      inSource('ui[\\/](?:rows-on-screen|use-offset|long-contents)'),
    ),
  },
  {
    name: 'redlines',
    test: any(
      inSource('ui[\\/](?:redline(?:-views)?\\.|places)'),
      inSource('features[\\/]proposals[\\/](?:parts[\\/])?amendment'),
    ),
  },
  { name: 'instrument', test: any(inSource('features[\\/]instrument[\\/](?!compar|import)')) },
  { name: 'votes', test: any(inSource('features[\\/]votes[\\/](?!parts[\\/]put)')), minShareCount: 2 },
  { name: 'lexer', test: any(inPackage('marked'), inSource('ui[\\/]markdown-lexer')) },
  {
    name: 'threads',
    test: any(
      inSource(
        'features[\\/]threads[\\/](?!whole-|long-|use-long|hide-form|edition-|comment-editor|debate-switches|parts[\\/]pace)',
      ),
      inSource('ui[\\/]markdown'),
      // Works with a discussion have relations to others.
      inSource('features[\\/]works[\\/](?:parts[\\/])?related-'),
    ),
  },
  { name: 'comment-forms', test: any(inSource('features[\\/]threads[\\/](?:hide-form|edition-|comment-editor)')) },
  { name: 'debate-switches', test: any(inSource('features[\\/]threads[\\/](?:debate-switches|parts[\\/]pace)')) },
  {
    name: 'overlays',
    test: any(
      mantine('Menu|Popover|Tooltip|Modal|Drawer|Combobox|Select'),
      inSource('(?:app|ui)[\\/](?:.*-opened|sheet)'),
    ),
  },
  { name: 'dates', test: any(inPackage('@mantine[\\/]dates|dayjs')) },
  { name: 'forms', test: any(inPackage('@mantine[\\/]form|react-number-format'), inSource('ui[\\/]saving-note')) },
]

function languageOf(id: string): string | null {
  const [, area, kind, language] = /[\\/](?:(\w+)[\\/](messages|sentences|pages)\.|i18n[\\/])(en|fr)\b/.exec(id) ?? []
  if (language === undefined) return null
  return kind === 'pages' ? `${area}-${language}` : kind === 'sentences' ? `${kind}-${language}` : language
}
