const mantine = (parts: string) => `node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/]components[\\/](?:${parts})[\\/]`
const inPackage = (names: string) => `node_modules[\\/](?:${names})[\\/]`
const inSource = (files: string) => `client[\\/]src[\\/](?:${files})`
const any = (...tests: string[]) => new RegExp(`[\\/](?:${tests.join('|')})`)

/**
 * Decides which script a module goes into. Few and larger scripts, so that a page opens with few requests: one for the
 * needs of every page, a few shared by many pages, one for each page, one for each language. A group includes the
 * imports of its modules unless a group above it includes them; so the groups that others build on come first.
 */
export const GROUPS = [
  /** The modules that the entry needs, and thus every page. */
  { name: 'start', tags: ['$initial'] },
  { name: 'markdown', test: any(inPackage('marked'), inSource('ui[\\/]markdown')) },
  { name: 'socket', test: any(inPackage('socket\\.io-client')) },
  {
    name: 'parts',
    test: any(
      inPackage('@tabler|diff|@tanstack[\\/]react-query|@tanstack[\\/]query-core'),
      'shared[\\/]src[\\/]',
      inSource('(?:ui|data|live)[\\/](?!import-form|redline-modes|long-list|use-offset|.*-opened)'),
      inSource('features[\\/].*\\.module\\.css'),
      inSource('features[\\/]\\w+[\\/](?:\\w+-)?(?:status|outcome|quorum|turnout|mark|bar|clock|chain)\\.tsx'),
    ),
  },
  {
    name: 'inputs',
    test: any(
      mantine('Input|InputBase|TextInput|Textarea|Checkbox|Radio|Switch|SegmentedControl|ActionIcon'),
      inSource('ui[\\/]redline-modes'),
    ),
  },
  {
    name: 'overlays',
    test: any(
      mantine('Menu|Popover|Tooltip|Modal|Drawer|Combobox|Select'),
      inSource('(?:app|ui)[\\/](?:.*-opened|sheet)'),
    ),
  },
  { name: 'dates', test: any(inPackage('@mantine[\\/]dates|dayjs')) },
  { name: 'forms', test: any(inPackage('@mantine[\\/]form|react-number-format'), inSource('ui[\\/]import-form')) },
  {
    name: 'long-lists',
    test: any(inPackage('@tanstack[\\/](?:react-virtual|virtual-core)'), inSource('ui[\\/](?:long-list|use-offset)')),
  },
  /** The parts that areas show on pages of others. */
  { name: 'panels', test: any(inSource('features[\\/]\\w+[\\/]parts[\\/]')) },
  { name: languageOf },
]

function languageOf(id: string): string | null {
  return /[\\/](?:messages\.|i18n[\\/])(en|fr)\b/.exec(id)?.[1] ?? null
}
