const mantine = (parts: string) => `node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/]components[\\/](?:${parts})[\\/]`
const inPackage = (names: string) => `node_modules[\\/](?:${names})[\\/]`
const inSource = (files: string) => `client[\\/]src[\\/](?:${files})`
const any = (...tests: string[]) => new RegExp(`[\\/](?:${tests.join('|')})`)

/**
 * Which script a module goes into. Few and larger scripts, so that a page opens with few requests: what every page
 * needs, what many pages share, one for each page, one for each language. A group takes along what its modules import,
 * as far as no group above it has taken that; so what others build on comes first.
 */
export const GROUPS = [
  /** What the entry needs, and so every page. */
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
      inSource('features[\\/]\\w+[\\/](?:\\w+-)?(?:status|outcome|quorum|turnout|mark|bar|clock)\\.tsx'),
      inSource('features[\\/]sessions[\\/](?:use-work-at-hand|works-of)'),
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
  /** What areas show on pages of others. */
  { name: 'panels', test: any(inSource('features[\\/]\\w+[\\/]parts[\\/]')) },
  { name: languageOf },
]

function languageOf(id: string): string | null {
  return /[\\/](?:messages\.|i18n[\\/])(en|fr)\b/.exec(id)?.[1] ?? null
}
