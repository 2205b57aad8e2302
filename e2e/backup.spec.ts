import { execFile } from 'node:child_process'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './support/bundle'
import { issueOn, type Issued } from './support/issue'
import { inTemporaryFolder, Keyturn, withAdministrator } from './support/keyturn'
import { lookInto } from './support/look-into'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

test.describe.configure({ timeout: 300_000 })

/** A command as npm runs it. */
const command = async (name: string, dataDir: string, ...args: string[]) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run-ts.mjs', `server/${name}.ts`, ...args],
    { cwd: root, env: { NODE_ENV: 'production', PATH: process.env.PATH, DATA_DIR: dataDir } },
  )
  return stdout
}

const tokenStatus = async ({ url }: Keyturn, { clientId, secret }: Issued) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
  })
  return (await fetch(`${url}/oauth/token`, { method: 'POST', body })).status
}

test('a backup taken during writes and restored elsewhere has an intact chain, and its secrets still get tokens', async ({
  bundles,
}) => {
  await withDatabase('embedded', async (environment) => {
    const here = environment.DATA_DIR
    await inTemporaryFolder(async (folder) => {
      const [elsewhere, file] = [join(folder, 'elsewhere'), join(folder, 'backup.tar.gz')]
      const server = await Keyturn.start(bundles.server, environment)
      const client = await issueOn(server, { name: 'Long before' })

      const acknowledged = new Set([client.id])
      const writing = new AbortController()
      const streams = [1, 2, 3].map(async (stream) => {
        for (let number = 1; !writing.signal.aborted; number++)
          acknowledged.add((await issueOn(server, { name: `Stream ${stream}, number ${number}` })).id)
      })
      await expect.poll(() => acknowledged.size).toBeGreaterThan(20)
      const before = [...acknowledged]
      const said = await command('backup', here, file)
      expect(said).toContain(
        `It does not contain the root key: keep ${join(here, 'root.key')} apart from it.`,
      )
      const during = acknowledged.size - before.length
      writing.abort()
      await Promise.all(streams)
      expect(during).toBeGreaterThan(0)
      expect(server.errors).toEqual([])
      expect((await readdir(folder)).toSorted()).toEqual(['backup.tar.gz'])

      expect(await command('restore', elsewhere, file)).toContain('Put it into root.key in that folder')
      await copyFile(join(here, 'root.key'), join(elsewhere, 'root.key'))
      expect(await command('verify-audit-trail', elsewhere)).toMatch(/^The chain holds: all \d+ events/)
      const findings = await lookInto(bundles, withAdministrator(elsewhere))
      expect(findings.credentials).toEqual(expect.arrayContaining(before))
      expect(findings.created.toSorted()).toEqual(findings.credentials.toSorted())

      const restored = await Keyturn.start(bundles.server, withAdministrator(elsewhere))
      expect(await tokenStatus(restored, client)).toBe(200)
      expect(await restored.stop()).toBe(0)
      expect(await tokenStatus(server, client)).toBe(200)
      expect(await server.stop()).toBe(0)

      // Without a running server, the command opens the folder itself.
      expect(await command('backup', here, join(folder, 'stopped.tar.gz'))).toContain('Wrote a backup')
    })
  })
})
