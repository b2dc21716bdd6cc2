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

const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname ?? '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  extensionsToTreatAsEsm: [],
  transform,
  moduleNameMapper: {
    '\\.css$': '<rootDir>/test/support/no-styles.ts',
    // The tests are CommonJS; of this package only its build for scripts is.
    '^marked$': '<rootDir>/node_modules/marked/lib/marked.umd.js',
  },
  testMatch,
  ...extra,
})

export default {
  // A machine busy with other things is no failure; what has to be fast is measured by the benchmarks.
  testTimeout: 300_000,
  projects: [
    project('shared', ['<rootDir>/shared/src/**/*.test.ts']),
    project('store', ['<rootDir>/server/embedded-store/src/**/*.test.ts']),
    project('server', ['<rootDir>/server/src/**/*.test.ts']),
    project('client', ['<rootDir>/client/src/**/*.test.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.test.ts']),
    project('abuse', ['<rootDir>/test/abuse/**/*.test.ts']),
    // Floods, which would slow other tests: run by `npm run abuse` only.
    project('flood', ['<rootDir>/test/abuse/**/*.long.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.test.ts']),
  ],
}
