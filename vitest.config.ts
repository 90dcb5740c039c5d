// The suites: `domain` needs nothing; `installation` starts databases of its own; `server` shares one, from which each
// test file takes a copy; `stories` drives a real browser and runs one file after the other.
import { defineConfig } from 'vitest/config'
import { patience } from './tests/support/patience.ts'

const installation = ['src/server/settings.test.ts', 'src/server/db/check-url.test.ts', 'src/server/db/embedded/**/*.test.ts', 'tests/installation/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/summary-reporter.ts'],
    projects: [
      {
        test: {
          name: 'domain',
          include: ['src/domain/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/web/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          // properties over thousands of lives of cases, beside databases and servers on two cores
          testTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['src/server/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: installation,
          globalSetup: ['tests/support/shared-database.ts'],
          env: { WANGGE_PRIORITY: 'same' },
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { test: { name: 'installation', include: installation, testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      {
        test: {
          name: 'stories',
          include: ['tests/scenarios/**/*.story.ts'],
          globalSetup: ['tests/support/story-suite.ts'],
          fileParallelism: false,
          // after the other suites: a browser wants the machine for itself
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // what a page or the server comes to do is waited for, however slow the machine
          expect: { poll: { timeout: patience.outcome, interval: 100 } },
        },
      },
    ],
  },
})
