import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { workersOf } from './scripts/workers.mjs'

const TESTS = '{app,components,lib,prisma,scan,scripts,server}/**/*.test.{ts,tsx}'
const INTEGRATION_TESTS = '{app,components,lib,prisma,server}/**/*.integration.test.{ts,tsx}'
// Generous, for a busy machine. A passing test does not wait for it.
const TIME_LIMIT_MS = 120_000

function integration(database: 'embedded' | 'postgresql'): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name: `integration-${database === 'embedded' ? 'embedded' : 'postgres'}`,
      include: [INTEGRATION_TESTS],
      env: { KEYTURN_TEST_DATABASE: database },
    },
  }
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    maxWorkers: workersOf(0.75),
    // Many files share a process, because starting one and compiling the database's WebAssembly takes longer than most tests.
    isolate: false,
    testTimeout: TIME_LIMIT_MS,
    hookTimeout: TIME_LIMIT_MS,
    expect: { poll: { timeout: TIME_LIMIT_MS / 2 } },
    projects: [
      { extends: true, test: { name: 'unit', include: [TESTS], exclude: [INTEGRATION_TESTS] } },
      integration('embedded'),
      // The same tests on a server, if one is configured.
      ...(process.env.TEST_DATABASE_URL ? [integration('postgresql')] : []),
    ],
  },
})
