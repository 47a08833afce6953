import { defineConfig } from 'vitest/config'

// Every core: left to itself, vitest keeps one free, which on two cores means half the speed.
const common = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  maxWorkers: '100%',
  expect: { poll: { timeout: 20_000 } },
  // At the gate a second try tells a busy machine from a fault; the report names what needed one.
  retry: process.env.CI === undefined ? 0 : 1,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'apps/cli/**/*.test.ts',
            'data/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.database.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          ...common,
          name: 'server',
          include: ['apps/server/**/*.test.ts', 'apps/cli/**/*.database.test.ts'],
          globalSetup: ['apps/server/src/testing/globalSetup.ts'],
        },
      },
      {
        extends: 'apps/web/vite.config.ts',
        test: {
          ...common,
          name: 'web',
          environment: 'happy-dom',
          include: ['apps/web/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          // Scenarios open the server on a database of their own, with a clock that they move.
          globalSetup: ['e2e/globalSetup.ts', 'apps/server/src/testing/globalSetup.ts'],
          testTimeout: 240_000,
          maxConcurrency: 3,
        },
      },
    ],
  },
})
