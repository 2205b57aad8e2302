import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programs } from '@/components/connect/snippets/all'
import { connectionTo } from '@/components/connect/snippets/connection'
import { openTestServer, type TestServer } from './test-server'

// The programs that Connect shows, run as they are shown against a real server.

const run = promisify(execFile)

let keyturn: TestServer
let folder: string
beforeAll(async () => {
  keyturn = await openTestServer()
  folder = await mkdtemp(join(tmpdir(), 'keyturn-connect-'))
})
afterAll(async () => {
  await keyturn.close()
  await rm(folder, { recursive: true, force: true })
})

/** How each is started. Go is missing: it needs a package from the network. */
const started: Record<
  string,
  { file: string; command: (file: string) => [string, string[]]; present: string[] }
> = {
  curl: { file: 'call.sh', command: (file) => ['sh', [file]], present: ['curl', '--version'] },
  node: {
    file: 'call.mjs',
    command: (file) => [process.execPath, [file]],
    present: [process.execPath, '--version'],
  },
  python: { file: 'call.py', command: (file) => ['python3', [file]], present: ['python3', '--version'] },
  java: { file: 'Connect.java', command: (file) => ['java', [file]], present: ['javac', '-version'] },
}

/** Whether a program is installed. */
async function isPresent([program = '', ...args]: string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  )
}

describe.each(programs.filter(({ tab }) => tab in started))(
  'the program in $label',
  ({ tab, codes: [shown] }) => {
    test('gets a token and calls the API with it', async ({ skip }) => {
      const { file, command, present } = started[tab] ?? started.node!
      skip(!(await isPresent(present)), `${tab} is not installed`)
      const here = `http://127.0.0.1:${keyturn.port}`
      // Below /verify/, Keyturn answers as an API would that lets any valid token pass.
      const asked = { publicUrl: here, upstreamUrl: here, apisUrl: `${here}/verify`, access: 'read' } as const
      const path = join(folder, file)
      await writeFile(path, shown?.code(connectionTo({ ...asked, slug: 'alerts' })) ?? '')
      const { clientId, secret } = await keyturn.newClient({ scopes: ['alerts:read', 'alerts:write'] })
      const call = (clientSecret: string) =>
        run(...command(path), {
          env: { ...process.env, KEYTURN_CLIENT_ID: clientId, KEYTURN_CLIENT_SECRET: clientSecret },
        })
      expect((await call(secret)).stdout).toMatch(/\b204\b/)

      const { rows } = await usageOf(clientId)
      expect(rows.map(({ scope, outcome }) => `${scope} ${outcome}`).toSorted()).toEqual([
        ' allowed',
        'token allowed',
      ])
      const denied = await call(`${secret}x`).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      )
      expect(denied).not.toMatch(/\b204\b/)
    }, 60_000)
  },
)

/** The usage of a client, when both uses have been written. */
async function usageOf(clientId: string) {
  const read = async () => {
    const page = await keyturn.runtime.listUsage(keyturn.administrator, { credential: clientId })
    return page.ok ? page.value : { rows: [] }
  }
  await expect.poll(async () => (await read()).rows.length).toBe(2)
  return read()
}
