import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from '@/lib/config'

/** A path of a socket, which may be used until it is released. */
export interface SocketPath {
  path: string
  release(): Promise<void>
}

/** sockaddr_un of macOS and the BSDs has room for 104 bytes, that of Linux for 108; both end with a zero. */
const longest = 103

/**
 * Where the process that has a folder open listens for commands. A path that is too long for the system's address of a socket
 * is shortened by way of the open folder, which Linux shows under /proc.
 *
 * @throws {CannotStart} when the path is too long and there is no shorter one
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
