import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'
import { workersOf } from './scripts/workers.mjs'

// Chromium's sandbox does not work as root. The other flags keep it from contacting its maker's servers.
const asRoot = process.getuid?.() === 0
const args = [
  ...(asRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/prepare.ts',
  outputDir: 'test-results/browser',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Generous, for a busy machine. A passing test does not wait for them.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Each worker has its own browser and server.
  workers: workersOf(1.25),
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    permissions: ['clipboard-read', 'clipboard-write'],
    // Tests never wait for an animation.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a fifth of the time. Enable it with --trace=retain-on-failure.
    trace: 'off',
  },
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], launchOptions: { executablePath: findChromium(), args } },
    },
  ],
})
