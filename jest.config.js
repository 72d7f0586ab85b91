const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
  ...more,
});

/** Core specs (no Nest, no database) stay apart from the suites that start servers, so that they run in seconds. */
export default {
  workerIdleMemoryLimit: '1GB',
  // Patience for a busy machine, not a measure of speed: nothing fails for being slow.
  testTimeout: 60_000,
  projects: [
    project('core', ['<rootDir>/libs/**/src/**/*.spec.ts', '<rootDir>/apps/**/src/**/*.spec.ts']),
    project('golden', ['<rootDir>/test/golden/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/start-test-services.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-services.ts',
    }),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/start-test-services.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-services.ts',
    }),
    project('console', ['<rootDir>/test/console/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/start-test-services.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-services.ts',
    }),
    project('real-data', ['<rootDir>/test/real-data/**/*.e2e-spec.ts'], {
      globalSetup: '<rootDir>/test/support/start-test-services.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-services.ts',
    }),
  ],
};
