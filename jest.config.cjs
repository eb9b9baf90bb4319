const transform = {
  '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
  // ES modules that Node itself can require, but jest cannot.
  '/node_modules/content-disposition/.+\\.js$': ['ts-jest', { tsconfig: { allowJs: true, module: 'commonjs', moduleResolution: 'node10', target: 'es2022', esModuleInterop: true, isolatedModules: true }, diagnostics: false }],
};
const base = {
  testEnvironment: 'node',
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform,
  transformIgnorePatterns: ['/node_modules/(?!content-disposition/)'],
};

/** A killed server, and a thousand uploads to one, are tried on a file of their own; PostgreSQL keeps its own promise there. */
const ofSqliteOnly = process.env.TEST_DATABASE === 'postgres' ? ['<rootDir>/test/reliability/(crash|hostile-uploads|upload-memory)\\.spec\\.ts$'] : [];

/** Projects: `unit` needs nothing; `database` and `http` run once per database (TEST_DATABASE=sqlite|postgres); `journeys` drive a real browser. */
module.exports = {
  // Of the whole run: jest reads it nowhere else.
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/seed/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts'] },
    { ...base, displayName: 'reports', testMatch: ['<rootDir>/test/reports/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'database',
      testMatch: ['<rootDir>/test/{use-cases,migrations,reliability}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...ofSqliteOnly],
    },
    { ...base, displayName: 'http', testMatch: ['<rootDir>/test/http/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/journeys/setup/start.mjs',
      globalTeardown: '<rootDir>/test/journeys/setup/stop.mjs',
    },
  ],
};
