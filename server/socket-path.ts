import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from '@/lib/config'

/** A path for a socket, valid until it is released. */
export interface SocketPath {
  path: string
  release(): Promise<void>
}

/** sockaddr_un has room for 104 bytes on macOS and the BSDs, and for 108 on Linux, including a final zero. */
const longest = 103

/**
 * The socket on which the process that has a folder open listens for commands. If the path is too long for a socket, it is
 * shortened through the open folder, which Linux shows under /proc.
 *
 * @throws {CannotStart} if the path is too long and cannot be shortened
 */
export async function commandSocket(dataDir: string): Promise<SocketPath> {
  const path = join(dataDir, 'keyturn.sock')
  if (Buffer.byteLength(path) <= longest) return { path, release: async () => {} }
  if (process.platform !== 'linux')
    throw new CannotStart(
      `The path of DATA_DIR is too long for a socket (at most ${longest - '/keyturn.sock'.length} bytes). Stop Keyturn, then run this again.`,
    )
  const folder = await open(dataDir)
  return { path: `/proc/self/fd/${folder.fd}/keyturn.sock`, release: () => folder.close() }
}
