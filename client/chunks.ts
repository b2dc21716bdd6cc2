const inPackage = (names: string) => `node_modules[\\/](?:${names})[\\/]`
const mantine = (parts: string) => `node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/]components[\\/](?:${parts})[\\/]`
const inSource = (files: string) => `client[\\/]src[\\/](?:${files})`
const any = (...tests: string[]) => new RegExp(`[\\/](?:${tests.join('|')})`)

/** How many of the scripts that are fetched on their own use what goes into `common`. */
const COMMON = 3

/**
 * Which script a module goes into. Few and larger scripts, so that a page opens with few requests; but none that holds
 * much of what few pages use, so that a page fetches little in vain. A group takes along what its modules import, as far
 * as no group above it has taken that; so what others build on comes first.
 */
export const GROUPS = [
  /** What the entry needs, and so every page. */
  { name: 'start', tags: ['$initial'] },
  { name: languageOf, debugName: 'languages' },
  {
    name: 'inputs',
    test: any(mantine('Input|InputBase|TextInput|Textarea|SegmentedControl')),
  },
  {
    name: 'choices',
    test: any(mantine('Checkbox|Radio|Switch'), 'node_modules[\\/]@mantine[\\/]core[\\/]esm[\\/]utils[\\/]InlineInput'),
  },
  {
    name: 'common',
    test: any(
      'shared[\\/]src[\\/](?!domain[\\/]instrument)',
      inPackage('@tabler|@tanstack[\\/](?:react-query|query-core)'),
      inSource(
        '(?!ui[\\/](?:long-list|use-offset|redline|amendment|markdown\\.tsx)|features[\\/](?:threads|votes)[\\/])',
      ),
    ),
    minShareCount: COMMON,
  },
  {
    name: 'common',
    test: /\.module\.css$/,
    minShareCount: 2,
  },
  {
    name: 'long-lists',
    test: any(inPackage('@tanstack[\\/](?:react-virtual|virtual-core)'), inSource('ui[\\/](?:long-list|use-offset)')),
  },
  { name: 'redlines', test: any(inPackage('diff'), inSource('ui[\\/](?:redline|amendment)')) },
  { name: 'markdown', test: any(inPackage('marked'), inSource('ui[\\/]markdown')) },
  { name: 'threads', test: any(inSource('features[\\/]threads[\\/]')) },
  { name: 'votes', test: any(inSource('features[\\/]votes[\\/]')), minShareCount: 3 },
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
