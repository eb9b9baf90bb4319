const transform = {
  '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', isolatedModules: true, diagnostics: false }],
};
const base = {
  testEnvironment: 'node',
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform,
  testTimeout: 60_000,
};

/** Projects: `unit` needs nothing; `database` and `http` run once per database (TEST_DATABASE=sqlite|postgres); `journeys` drive a real browser. */
module.exports = {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/seed/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts'] },
    { ...base, displayName: 'reports', testMatch: ['<rootDir>/test/reports/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'database',
      testMatch: ['<rootDir>/test/{use-cases,migrations,reliability}/**/*.spec.ts'],
    },
    { ...base, displayName: 'http', testMatch: ['<rootDir>/test/http/**/*.spec.ts'] },
    { ...base, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'] },
  ],
};
