const inPackage = (names: string) => `node_modules[\\/](?:${names})[\\/]`
const mantine = (parts: string) =>
  `node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/](?:components|utils)[\\/](?:${parts})[\\/]`
const inSource = (files: string) => `client[\\/]src[\\/](?:${files})`
const any = (...tests: string[]) => new RegExp(`[\\/](?:${tests.join('|')})`)

/** Parts that few pages need, though any may show them. */
const SELDOM = 'rows-on-screen|use-offset|(?:long-)?contents|redline\\.|places|amendment|markdown|import-form|.*-opened'

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
      mantine('Input|InputBase|TextInput|Textarea|SegmentedControl|Switch|InlineInput'),
      inPackage('@tabler|@tanstack[\\/](?:react-query|query-core)'),
      'shared[\\/]src[\\/](?!domain[\\/](?:instrument|reading))',
      inSource(`(?:ui|data|live)[\\/](?!${SELDOM})`),
      inSource(
        'features[\\/]\\w+[\\/](?:(?:queries|names|\\w+-status|status-mark|outcome)\\.|use-ways|parts[\\/](?!chain\\.|related-|amendment|linked-markdown|thread-panel|work-thread|pace|vote-))',
      ),
    ),
  },
  { name: 'sentences', test: any(inSource('features[\\/]\\w+[\\/]sentences')) },
  { name: 'choices', test: any(mantine('Checkbox|Radio')) },
  { name: 'contents', test: any(inSource('ui[\\/]contents')) },
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
      inPackage('diff'),
      inSource('ui[\\/](?:redline\\.|places)'),
      inSource('features[\\/]proposals[\\/](?:parts[\\/])?amendment'),
    ),
  },
  { name: 'instrument', test: any(inSource('features[\\/]instrument[\\/](?!compar|import)')) },
  { name: 'votes', test: any(inSource('features[\\/]votes[\\/](?!parts[\\/]put)')), minShareCount: 2 },
  { name: 'lexer', test: any(inPackage('marked'), inSource('ui[\\/]markdown-lexer')) },
  {
    name: 'threads',
    test: any(
      inSource('features[\\/]threads[\\/](?!whole-|long-|use-long|debate-switches|parts[\\/]pace)'),
      inSource('ui[\\/]markdown'),
    ),
  },
  { name: 'debate-switches', test: any(inSource('features[\\/]threads[\\/](?:debate-switches|parts[\\/]pace)')) },
  {
    name: 'overlays',
    test: any(
      mantine('Menu|Popover|Tooltip|Modal|Drawer|Combobox|Select'),
      inSource('(?:app|ui)[\\/](?:.*-opened|sheet)'),
    ),
  },
  { name: 'dates', test: any(inPackage('@mantine[\\/]dates|dayjs')) },
  { name: 'forms', test: any(inPackage('@mantine[\\/]form|react-number-format'), inSource('ui[\\/]import-form')) },
]

function languageOf(id: string): string | null {
  return /[\\/](?:messages\.|i18n[\\/])(en|fr)\b/.exec(id)?.[1] ?? null
}
