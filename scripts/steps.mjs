import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { precompress } from './precompress.mjs'
import { root, runOrStop, tool } from './run.mjs'

// The steps before Keyturn can run. Each step is skipped if its inputs have not changed.

const dist = join(root, 'dist')

const shared = ['lib', 'prisma/schema.prisma', 'tsconfig.json', 'package.json', 'package-lock.json']

export const client = {
  label: 'Generating the database client…',
  stamp: 'lib/store/generated/.stamp',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
  work: () =>
    // Generating does not use the schema engine, but requires its path. Any executable prevents the download.
    runOrStop('prisma generate', ...tool('prisma', 'generate'), {
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    }),
}

export const pages = {
  label: 'Building the console…',
  stamp: '.next/keyturn-build',
  inputs: [
    ...shared,
    'app',
    'components',
    'public',
    'instrumentation.ts',
    'next.config.js',
    'postcss.config.mjs',
    'scripts/precompress.mjs',
  ],
  async work() {
    await runOrStop('next build', ...tool('next', 'build'), {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    precompress(join(root, '.next', 'static'))
  },
}

export const server = {
  label: 'Building the server…',
  stamp: 'dist/.stamp',
  inputs: [...shared, 'server', 'prisma', 'scripts/bundle.mjs'],
  outputs: ['dist/main.js'],
  async work() {
    const [{ build }, { serverBundle }] = await Promise.all([import('esbuild'), import('./bundle.mjs')])
    const earlier = existsSync(dist) ? readdirSync(dist).filter((name) => name.includes('.js')) : []
    // The names of the parts depend on their content, so the build does not overwrite the old ones.
    for (const name of earlier) rmSync(join(dist, name))
    await build(serverBundle)
  },
}
