const transform = {
  '^.+\\.(ts|tsx)$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    },
  ],
}

/** Of tests that start the built server. */
const ON_SERVERS = {
  globalSetup: '<rootDir>/test/support/seed-once.ts',
  globalTeardown: '<rootDir>/test/support/remove-seeded.ts',
}

const project = (displayName, folder, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname ?? '.',
  // Jest lists what is in here: without this, all packages and builds, once for each project.
  roots: [`<rootDir>/${folder}`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  extensionsToTreatAsEsm: [],
  transform,
  moduleNameMapper: {
    '\\.css$': '<rootDir>/test/support/no-styles.ts',
    // The tests are CommonJS; of this package only its build for scripts is.
    '^marked$': '<rootDir>/node_modules/marked/lib/marked.umd.js',
  },
  testMatch: ['**/*.test.ts'],
  ...extra,
})

export default {
  // A machine busy with other things is no failure; what has to be fast is measured by the benchmarks.
  testTimeout: 300_000,
  projects: [
    project('shared', 'shared/src'),
    project('store', 'server/embedded-store/src'),
    project('server', 'server/src'),
    project('client', 'client/src'),
    project('integration', 'test/integration', ON_SERVERS),
    project('abuse', 'test/abuse', ON_SERVERS),
    // Floods, which would slow other tests: run by `npm run abuse` only.
    project('flood', 'test/abuse', { ...ON_SERVERS, testMatch: ['**/*.long.ts'] }),
    project('e2e', 'test/e2e', ON_SERVERS),
  ],
}
