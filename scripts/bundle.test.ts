import { build, type Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { serverBundle } from './bundle.mjs'

type Outputs = Metafile['outputs']

/** Everything that a file of the bundle loads at once, directly or through other parts of the bundle. */
function loadedBy(outputs: Outputs, file: string): string[] {
  const statically = (outputs[file]?.imports ?? []).filter(({ kind }) => kind === 'import-statement')
  return statically.flatMap(({ path, external }) => (external ? [path] : loadedBy(outputs, path)))
}

test('a token-service process loads neither the console, nor the embedded database, nor a mail client', async () => {
  const { metafile } = await build({ ...serverBundle, write: false, sourcemap: false, metafile: true })
  const loaded = loadedBy(metafile?.outputs ?? {}, 'dist/main.js')
  expect(loaded).toContain('fastify')
  const others =
    /^(next|next-auth|react|react-dom|nodemailer|@electric-sql|pglite-prisma-adapter|bcryptjs|@simplewebauthn)(\/|$)/
  expect(loaded.filter((name) => others.test(name))).toEqual([])
})
