import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A gateway program that runs with an example from a document as its configuration. */
export interface Gateway {
  port: number
  stop(): Promise<void>
}

export interface GatewayProgram {
  name: 'nginx' | 'Caddy'
  /** Null if it is not installed. */
  path: string | null
  /** Starts it with an example whose addresses are replaced by addresses of this machine. */
  start(example: string, replaced: Record<string, string | number>): Promise<Gateway>
}

/** The code blocks of a document with a given info string. */
export async function codeBlocks(file: string, language: string): Promise<string[]> {
  const text = await readFile(new URL(`../${file}`, import.meta.url), 'utf8')
  const blocks = [...text.matchAll(/^( *)```(.*)\n([^]*?)^\1```$/gm)]
  return blocks.filter(([, , info]) => info === language).map(([, , , code]) => code ?? '')
}

export const nginx: GatewayProgram = {
  name: 'nginx',
  path: find('nginx'),
  start: (example, replaced) =>
    start(async (folder, port) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (kind) => `${kind}_temp_path ${folder}/${kind};`,
      )
      const listening = replaceAll(example, { 'listen 443 ssl': `listen 127.0.0.1:${port}`, ...replaced })
      const config = `
        pid ${folder}/pid; error_log stderr warn; daemon off; master_process off;
        events {}
        http { access_log off; ${temporary.join(' ')} ${listening} }`
      await writeFile(join(folder, 'nginx.conf'), config)
      return [nginx.path ?? '', '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
    }),
}

export const caddy: GatewayProgram = {
  name: 'Caddy',
  path: find('caddy'),
  start: (example, replaced) =>
    start(async (folder, port) => {
      const site = (host: string) => ({ [`${host} {`]: `http://${host}:${port} {` })
      const listening = replaceAll(example, {
        ...site('api.example.com'),
        ...(example.includes('keyturn.example.com {') && site('keyturn.example.com')),
        ...replaced,
      })
      const global = '{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n'
      await writeFile(join(folder, 'Caddyfile'), global + listening)
      return [caddy.path ?? '', 'run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
    }),
}

/** The path of a program. On Debian, nginx is not on the PATH of ordinary users. */
function find(program: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, program)).find(existsSync) ?? null
}

/** @throws if a text to replace does not occur, because the test would then test something else */
function replaceAll(text: string, replaced: Record<string, string | number>): string {
  return Object.entries(replaced).reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the example does not say ${from}`)
    return result.replaceAll(from, String(to))
  }, text)
}

async function start(configure: (folder: string, port: number) => Promise<string[]>): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-gateway-'))
  // As root, nginx switches to another user.
  await chmod(folder, 0o755)
  const port = await freePort()
  const [program = '', ...args] = await configure(folder, port)
  const gateway = spawn(program, args, {
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  gateway.stderr?.on('data', (chunk) => (errors += String(chunk)))
  const stop = async () => {
    await end(gateway)
    await rm(folder, { recursive: true, force: true })
  }
  while (!(await accepts(port))) {
    if (gateway.exitCode === null && gateway.signalCode === null) continue
    await stop()
    throw new Error(`${program} ended: ${errors}`)
  }
  return { port, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Whether something listens on a port. Waits a moment if not. */
async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return false
  } finally {
    socket.destroy()
  }
}
