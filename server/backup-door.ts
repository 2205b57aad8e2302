import { once } from 'node:events'
import { chmod, rm } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import { CannotStart } from '@/lib/config'
import type { FolderInUse } from './folder-lock'
import { commandSocket } from './socket-path'

/**
 * Serves backups to commands over a socket in DATA_DIR that only the user of this process can open. Only the process that
 * has the embedded database open can read it.
 */
export async function openBackupDoor(
  dataDir: string,
  dump: () => Promise<Buffer>,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  const { path, release } = await commandSocket(dataDir)
  const server = createServer((asked, answer) => {
    answerBackup(asked, answer, dump).catch((error: unknown) => {
      log.error({ err: error }, 'a backup could not be made')
      answer.destroy()
    })
  })
  try {
    // The folder is locked, so an existing socket belongs to a process that was killed.
    await rm(path, { force: true })
    const before = process.umask(0o177)
    // Restricted before anything can connect, even for a moment.
    server.listen(path)
    process.umask(before)
    await once(server, 'listening')
    await chmod(path, 0o600)
  } catch (error) {
    server.close()
    await release()
    throw error
  }
  return {
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await release()
    },
  }
}

async function answerBackup(asked: IncomingMessage, answer: ServerResponse, dump: () => Promise<Buffer>) {
  if (asked.method !== 'POST' || asked.url !== '/backup') return answer.writeHead(404).end()
  const tar = await dump()
  return answer.writeHead(200, { 'content-type': 'application/x-tar', 'content-length': tar.length }).end(tar)
}

/**
 * Asks the process that has the folder open for a backup of its database: a tar archive, as it comes.
 *
 * @throws {CannotStart} if the process does not listen, or does not send one
 */
export async function askForBackup(dataDir: string, { pid }: FolderInUse): Promise<Readable> {
  const { path, release } = await commandSocket(dataDir)
  try {
    const asked = request({ socketPath: path, method: 'POST', path: '/backup' }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    if (answer.statusCode === 200) return answer
    throw new CannotStart(`The Keyturn process (pid ${pid}) answered with status ${answer.statusCode}.`)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(
      `The process that has DATA_DIR open (pid ${pid}) did not send a backup: ${(error as Error).message}. If it is a Keyturn server, check its log. If it is a command, wait until it ends.`,
      { cause: error },
    )
  } finally {
    await release()
  }
}
