const { existsSync, readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

/**
 * What may import what. `docs/ARCHITECTURE.md` says why; this file is what holds it.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const TESTS = '\\.(test|fixture)\\.tsx?$|(^|/)fake[^/]*\\.ts$'
const AREAS = join(__dirname, 'shared/src/domain')
/** The areas that bring kinds of work, separated by bars. */
const KINDS = readdirSync(AREAS)
  .filter((area) => existsSync(join(AREAS, area, 'area.ts')))
  .filter((area) => /^ {2}kinds: \{/m.test(readFileSync(join(AREAS, area, 'area.ts'), 'utf8')))
  .join('|')
/** The lists of areas, which name them all. */
const LISTS =
  '^(shared/src/domain/areas|shared/src/contracts/commands|server/src/features/index|client/src/areas)\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that import each other cannot be understood apart. Held without the imports of types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that resolves to nothing escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules import nothing but one another.',
      severity: 'error',
      from: { path: '^shared/src/domain/', pathNot: TESTS },
      to: { pathNot: '^shared/src/domain/' },
    },
    {
      name: 'contracts-know-domain-and-zod',
      severity: 'error',
      from: { path: '^shared/src/contracts/', pathNot: TESTS },
      to: { pathNot: ['^shared/src/(contracts|domain)/', '^node_modules/zod/'] },
    },
    {
      name: 'shared-knows-neither-side',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|client|test)/' },
    },
    {
      name: 'sides-meet-in-shared',
      comment: 'Server and client meet over HTTP and the socket, never by import.',
      severity: 'error',
      from: { path: '^(server|client)/' },
      to: { path: '^(server|client|test)/', pathNot: '^$1/' },
    },
    {
      name: 'works-know-no-kind',
      comment:
        'Agenda, votes, decisions, threads, today and the record know what all kinds of work share; a kind brings the ' +
        'rest itself. The instrument knows kinds, as they change it.',
      severity: 'error',
      from: {
        path: '^(shared|server|client)/src/',
        pathNot: [TESTS, `/(${KINDS}|instrument)(/|\\.ts$)`, LISTS],
      },
      to: {
        path: `^(shared/src/domain|shared/src/contracts|server/src/features|client/src/features)/(${KINDS})(/|\\.ts$)`,
      },
    },
    {
      name: 'server-kernel-knows-no-feature',
      comment: 'What an area is, the record, HTTP and the live side know; which there are, only the list does.',
      severity: 'error',
      from: { path: '^server/src/(record|http|live|identity|store|config|files)/', pathNot: TESTS },
      to: { path: '^server/src/(features/|kernel\\.ts)', pathNot: '^server/src/kernel\\.ts$' },
    },
    {
      name: 'server-features-keep-their-insides',
      comment:
        'Features read one another: documents, presenters, queries and rows. How a feature writes its read models ' +
        '(`projection.ts`) and who may ask for its commands (`policy.ts`) stay its own.',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^server/src/features/([^/]+)/(policy|projection|index)\\.ts$', pathNot: '^server/src/features/$1/' },
    },
    {
      name: 'server-features-neither-listen-nor-store',
      comment: 'A feature answers requests; it does not open sockets, reach for the store or start the program.',
      severity: 'error',
      from: { path: '^server/src/features/', pathNot: TESTS },
      to: { path: '^server/src/(live|store|identity|config)/|^server/src/(main|start|app|admin)\\.ts$' },
    },
    {
      name: 'client-features-keep-their-insides',
      comment: 'Features show the parts, ask the queries and know the addresses of one another, and nothing else.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^client/src/features/',
        pathNot: ['^client/src/features/$1/', '^client/src/features/[^/]+/(parts/|(queries|names|patches)\\.ts$)'],
      },
    },
    {
      name: 'nothing-imports-the-frame',
      comment: 'The frame puts the areas together; what they need is below them, in data, live and ui.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '^client/src/(app/|main\\.tsx$)' },
      to: { path: '^client/src/app/' },
    },
    {
      name: 'ui-shows-and-fetches-nothing',
      comment:
        'The presentational parts have no data access; of the live side they know only the clock of the server, of ' +
        'the data only what a refusal is.',
      severity: 'error',
      from: { path: '^client/src/ui/' },
      to: {
        path: '^client/src/(data|features|live)/',
        pathNot: ['^client/src/live/live-context\\.ts$', '^client/src/data/refusal-error\\.ts$'],
      },
    },
    {
      name: 'what-features-build-on-knows-none',
      comment: 'Only the list of areas and the frame know the features.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: ['^client/src/(app|features)/', '^client/src/areas\\.ts$', TESTS] },
      to: { path: '^client/src/features/' },
    },
    {
      name: 'store-knows-no-product',
      comment: 'The embedded store is a workspace of its own.',
      severity: 'error',
      from: { path: '^server/embedded-store/' },
      to: { path: '^(shared|client|server|test)/', pathNot: '^server/embedded-store/' },
    },
    {
      name: 'product-starts-the-store-by-its-entry',
      comment: 'The product knows a connection string, how the store is started and, for restoring, its backups.',
      severity: 'error',
      from: { path: '^(shared|server/src|client)/', pathNot: '/temporary-store\\.ts$' },
      to: { path: '^server/embedded-store/', pathNot: '^server/embedded-store/src/(start-store|storage/backup)\\.ts$' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(shared|server|server/embedded-store|client)/src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'nothing-undeclared',
      comment: 'A package that no package.json names is there by luck.',
      severity: 'error',
      from: { path: '^(shared|server|client|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    cache: false,
  },
}
