import { execFile, execFileSync, type ExecFileException } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { json } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newClientSecret, newLinkToken, newServiceApiKey } from '@/lib/domain/secret'
import { bundle } from '@/server/test-process'
import { Outcome } from './outcome'
import { scanPaths } from './scan'

const secret = newClientSecret().reveal()
const key = newServiceApiKey().reveal()
const link = newLinkToken().reveal()
const ending = (text: string) => text.slice(-4)

let command: string
let root: string

beforeAll(async () => {
  command = await bundle('scan', "import '../scan/main'")
  root = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-scan-')))
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
  rmSync(command, { force: true })
})

interface Result {
  code: number
  /** What was found, and the summary. */
  lines: string[]
  problems: string
}

/** Runs the command in a folder. */
function scanIn(
  cwd: string,
  args: string[],
  env: NodeJS.ProcessEnv | Record<string, string> = {},
): Promise<Result> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [command, ...args],
      { cwd, env: { ...process.env, ...env }, timeout: 60_000 },
      (error: ExecFileException | null, stdout, stderr) => {
        for (const each of [secret, key, link]) expect(stdout + stderr).not.toContain(each.slice(12, -4))
        done({
          code: error ? Number(error.code ?? 99) : 0,
          lines: stdout.split('\n').slice(0, -1),
          problems: stderr,
        })
      },
    )
  })
}

/** Runs Git as on a machine without any settings. */
function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  }).trim()
}

/** Writes files below a new folder, or a folder that exists. */
function folder(name: string, files: Record<string, string | Buffer> = {}): string {
  const path = join(root, name)
  mkdirSync(path, { recursive: true })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true })
    writeFileSync(join(path, file), content)
  }
  return path
}

function repository(name: string, files: Record<string, string | Buffer> = { README: 'Hello\n' }): string {
  const path = folder(name)
  git(path, 'init', '--quiet')
  folder(name, files)
  git(path, 'add', '.')
  git(path, 'commit', '--quiet', '--message', 'first')
  return path
}

const objectFile = (path: string, id: string) => join(path, '.git/objects', id.slice(0, 2), id.slice(2))

/** Cuts an object of a repository off. */
function damage(path: string, id: string): void {
  chmodSync(objectFile(path, id), 0o600)
  truncateSync(objectFile(path, id), 12)
}

describe('files', () => {
  test('secrets are named by place, kind and last four characters, and the exit code is 1', async () => {
    const path = folder('kinds', {
      'app/.env': `A=1\nSECRET=${secret}\n`,
      'b.json': `{"key":"${key}"}`,
      c: link,
    })
    const { code, lines, problems } = await scanIn(path, ['.'])
    expect(lines.toSorted()).toEqual([
      'Found 3 secrets in 194 bytes: 3 files and no Git history.',
      `app/.env:2: client secret ending in ${ending(secret)}`,
      `b.json:1: service API key ending in ${ending(key)}`,
      `c:1: one-time link ending in ${ending(link)}`,
    ])
    expect([code, problems]).toEqual([1, ''])
  })

  test('nothing found is exit code 0, with a summary of what was read and left out', async () => {
    const path = folder('clean', { 'a.txt': 'kt_secret_example', b: '' })
    symlinkSync('.', join(path, 'loop'))
    symlinkSync('/etc/passwd', join(path, 'link'))
    execFileSync('mkfifo', [join(path, 'pipe')])
    const socket = createServer().listen(join(path, 'socket'))
    const result = await scanIn(root, [path])
    socket.close()
    expect(result).toEqual({
      code: 0,
      lines: [
        'Found no secrets in 17 bytes: 2 files and no Git history. Left out: 2 special files and 2 symbolic links.',
      ],
      problems: '',
    })
  })

  test('a secret is found in any kind of file, wherever a piece of it ends', async () => {
    const secrets = Array.from({ length: 6 }, () => newClientSecret().reveal())
    const [bytes = '', little = '', big = '', long = '', header = '', wrapped = ''] = secrets
    const encoded = (text: string) => Buffer.from(`kt_${'A1b2C3d4'.repeat(3)}:${text}`).toString('base64')
    const path = folder('contents', {
      binary: Buffer.concat([Buffer.from([0, 255, 10, 0]), Buffer.from(bytes), Buffer.from([0, 200])]),
      'utf-16-le': Buffer.from(`\ufeffone\r\n$env:X="${little}"\r\n`, 'utf16le'),
      'utf-16-be': Buffer.from(`\ufeff${big}`, 'utf16le').swap16(),
      'one-line': `${'x'.repeat(256 * 1024 - 20)}${long}${'y'.repeat(300_000)}`,
      header: `\nAuthorization: Basic ${encoded(header)}`,
      wrapped: encoded(wrapped).replace(/.{76}/, '$&\n'),
    })
    const { lines } = await scanIn(path, ['.'])
    expect(new Set(lines.slice(0, -1))).toEqual(
      new Set([
        `binary:2: client secret ending in ${ending(bytes)}`,
        `utf-16-le:2: client secret ending in ${ending(little)}`,
        `utf-16-be:1: client secret ending in ${ending(big)}`,
        `one-line:1: client secret ending in ${ending(long)}`,
        `header:2: client secret ending in ${ending(header)}`,
        `wrapped:1: client secret ending in ${ending(wrapped)}`,
      ]),
    )
  })

  test('a secret that is in 50 files is listed once', async () => {
    const path = folder(
      'many',
      Object.fromEntries(Array.from({ length: 50 }, (_, each) => [`f${each}`, secret])),
    )
    const { lines } = await scanIn(path, ['.'])
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^f\d+:1: client secret ending in \w{4}, also in f\d+:1, f\d+:1 and 47 more places$/,
    )
  })

  test('the name of a file cannot disturb the output, and a secret in it is found and left out', async () => {
    const path = folder('names', { [`a\n\u001b[31m\u202e\\b`]: secret, [`${key}.txt`]: '' })
    writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff])]), link)
    const { lines } = await scanIn(path, ['.'])
    expect(lines.toSorted().slice(1)).toEqual([
      `a\\n\\u001b[31m\\u{202e}\\\\b:1: client secret ending in ${ending(secret)}`,
      `kt_key_….txt (its name): service API key ending in ${ending(key)}`,
      `\ufffd:1: one-time link ending in ${ending(link)}`,
    ])
  })

  test.runIf(process.platform === 'linux')(
    'a file that cannot be read is named, and the exit code is 2',
    async () => {
      const { code, lines, problems } = await scanIn(root, ['/proc/self/mem'])
      expect(code).toBe(2)
      expect(problems).toBe('/proc/self/mem could not be read: EIO.\n')
      expect(lines[0]).toMatch(/The scan is incomplete: 1 problem\.$/)
    },
  )
})

test('what cannot be scanned is refused before anything is read, with exit code 2', async () => {
  for (const [args, message] of [
    [[], /^Usage: npm run scan/],
    [['.', 'nowhere'], /^nowhere cannot be read: ENOENT\.$/m],
    [['clean/pipe'], /^clean\/pipe is neither a file nor a folder\.$/m],
    [['--staged', '/'], /^\/ is not in the work tree of a Git repository\.$/m],
  ] as const) {
    const { code, lines, problems } = await scanIn(root, [...args])
    expect([code, lines]).toEqual([2, []])
    expect(problems).toMatch(message)
  }
})

describe('Git history', () => {
  const inStash = newClientSecret().reveal()
  const dangling = newClientSecret().reveal()
  const inTag = newServiceApiKey().reveal()
  const inMessage = newServiceApiKey().reveal()
  let path: string
  let added: string

  /** Each secret of the repository, with the place that it is named by. */
  function expected(): string[] {
    const head = git(path, 'rev-parse', 'HEAD').slice(0, 12)
    const stash = git(path, 'rev-parse', 'stash').slice(0, 12)
    return [
      `commit ${added} app.env:2: client secret ending in ${ending(secret)}`,
      `commit ${head} (its message): service API key ending in ${ending(inMessage)}`,
      `commit ${stash} README:2: client secret ending in ${ending(inStash)}`,
      `object ${git(path, 'hash-object', '-t', 'blob', join(root, 'dangling')).slice(0, 12)}:1, not in any commit: client secret ending in ${ending(dangling)}`,
      `tag ${git(path, 'rev-parse', 'v1').slice(0, 12)} (its message): service API key ending in ${ending(inTag)}`,
    ].toSorted()
  }

  const findings = ({ lines }: Result) => lines.slice(0, -1).toSorted()

  beforeAll(() => {
    path = repository('history')
    appendFileSync(join(path, 'README'), inStash)
    git(path, 'stash', '--quiet')
    folder('history', { 'app.env': `A=1\nB=${secret}\n` })
    git(path, 'add', '.')
    git(path, 'commit', '--quiet', '--message', 'add')
    added = git(path, 'rev-parse', 'HEAD').slice(0, 12)
    git(path, 'rm', '--quiet', 'app.env')
    git(path, 'commit', '--quiet', '--message', `remove ${inMessage}`)
    git(path, 'tag', '--annotate', '--message', inTag, 'v1')
    writeFileSync(join(root, 'dangling'), dangling)
    git(path, 'hash-object', '-w', join(root, 'dangling'))
  })

  test('a secret that was committed and deleted is found, and one in a message, a tag, a stash or a lost object', async () => {
    const result = await scanIn(path, ['.'])
    expect(result.code).toBe(1)
    expect(findings(result)).toEqual(expected())
    expect(result.lines.at(-1)).toMatch(
      /^Found 5 secrets in [\d,]+ bytes: 1 file, 5 commits \(\d+ objects\) of 1 Git repository\.$/,
    )
  })

  test('the same is found in packs, in a bare clone, in a linked work tree, and with variables of Git set', async () => {
    const linked = join(root, 'linked')
    git(path, 'worktree', 'add', '--quiet', '--detach', linked)
    git(path, 'repack', '-a', '-d', '--quiet', '--keep-unreachable')
    expect(findings(await scanIn(path, ['.']))).toEqual(expected())
    expect(findings(await scanIn(linked, ['.']))).toEqual(expected())
    const elsewhere = { GIT_DIR: '/nowhere', GIT_OBJECT_DIRECTORY: '/nowhere', GIT_INDEX_FILE: '/nowhere' }
    expect(findings(await scanIn(linked, ['.'], elsewhere))).toEqual(expected())
    const bare = join(root, 'bare.git')
    git(root, 'clone', '--quiet', '--mirror', path, bare)
    const inClone = findings(await scanIn(root, ['bare.git']))
    expect(inClone).toEqual(expected())
    git(path, 'worktree', 'remove', '--force', linked)
  })

  test('a secret in the work tree is named by its file first, and --no-history leaves the history out', async () => {
    const whole = folder('nested/outer')
    git(root, 'clone', '--quiet', path, join(whole, 'inner'))
    writeFileSync(join(whole, 'copy'), secret)
    const { lines } = await scanIn(whole, ['.'])
    expect(lines[0]).toBe(
      `copy:1: client secret ending in ${ending(secret)}, also in commit ${added} app.env:2`,
    )
    expect((await scanIn(whole, ['--no-history', '.'])).lines).toEqual([
      `copy:1: client secret ending in ${ending(secret)}`,
      'Found 1 secret in 65 bytes: 2 files and no Git history. Left out: 1 Git repository.',
    ])
  })

  test('a submodule is read, also if it is not checked out', async () => {
    const outer = repository('outer')
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', path, 'lib/inner')
    git(outer, 'commit', '--quiet', '--message', 'add a submodule')
    const name = 'lib/inner'
    for (const before of ['', 'deinit']) {
      if (before) git(outer, 'submodule', '--quiet', 'deinit', '--force', name)
      const result = await scanIn(outer, ['.'])
      expect(findings(result).map((line) => line.replace(/^\S*lib\/inner: /, ''))).toEqual(expected())
      expect(result.lines.at(-1)).toContain('of 2 Git repositories')
    }
  })

  test('an object that cannot be read is named, the others are read, and nothing found is exit code 2', async () => {
    const broken = repository('broken', { a: 'first', b: secret, c: 'third' })
    const id = git(broken, 'rev-parse', 'HEAD:a')
    damage(broken, id)
    rmSync(join(broken, 'b'))
    const found = await scanIn(broken, ['.'])
    expect(found.problems).toMatch(new RegExp(`^\\.git: object ${id} could not be read\\. Git says: `, 'm'))
    expect(findings(found)).toEqual([expect.stringMatching(/ b:1: client secret/)])
    expect(found.code).toBe(1)
    rmSync(objectFile(broken, git(broken, 'rev-parse', 'HEAD:b')))
    const clean = await scanIn(broken, ['.'])
    expect(clean.lines.at(-1)).toMatch(/^Found no secrets .* The scan is incomplete: [12] problems?\.$/)
    expect(clean.code).toBe(2)
  })

  test.each([
    ['a shallow clone', ['--depth=1'], /This clone is shallow/],
    ['a partial clone', ['--filter=blob:none', '--no-checkout'], /This clone is partial/],
  ])('%s has no complete history: exit code 2', async (name, options, message) => {
    git(path, 'config', 'uploadpack.allowFilter', 'true')
    const clone = join(root, name)
    git(root, 'clone', '--quiet', ...options, `file://${path}`, clone)
    const result = await scanIn(clone, ['.'])
    expect(result.problems).toMatch(message)
    expect(result.lines.at(-1)).toMatch(/The scan is incomplete/)
    expect(result.code).toBeGreaterThan(0)
  })

  test('a folder .git that is no repository, a damaged one, and a machine without Git are exit code 2', async () => {
    const odd = folder('odd', { '.git/x': 'y' })
    expect((await scanIn(odd, ['.'])).code).toBe(2)
    const damaged = folder('damaged', { '.git/HEAD': 'nonsense', '.git/objects/x': '', '.git/refs/x': '' })
    expect((await scanIn(damaged, ['.'])).code).toBe(2)
    const withoutGit = await scanIn(path, ['.'], { PATH: '/nowhere' })
    expect(withoutGit.problems).toContain('Git was not found.')
    expect(withoutGit.code).toBe(2)
    expect((await scanIn(path, ['--no-history', '.'], { PATH: '/nowhere' })).code).toBe(0)
  })

  test('a repository with a pipe in place of a file does not make the scan wait for ever', async () => {
    const piped = repository('piped')
    rmSync(join(piped, '.git/HEAD'))
    execFileSync('mkfifo', [join(piped, '.git/HEAD')])
    const said: string[] = []
    const outcome = new Outcome((problem) => said.push(problem))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const scanning = scanPaths([piped], { history: true }, outcome)
      while (outcome.problems === 0) {
        await new Promise((later) => setImmediate(later))
        vi.advanceTimersByTime(60_000)
      }
      await scanning
    } finally {
      vi.useRealTimers()
    }
    expect(said).toEqual([`${piped}/.git: Git did not answer for 60 seconds.`])
    expect(outcome.files).toBe(1)
  })

  test('a repository cannot make the scan run a program', async () => {
    const hostile = repository('hostile', {
      '.gitattributes': '* diff=evil filter=evil\n',
      a: secret,
      b: 'x',
    })
    const ran = join(root, 'ran')
    const program = join(root, 'program')
    writeFileSync(program, `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 })
    for (const name of readdirSync(join(hostile, '.git/hooks'))) rmSync(join(hostile, '.git/hooks', name))
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'core.editor',
      'core.alternateRefsCommand',
      'gpg.program',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil.smudge',
      'filter.evil.clean',
      'filter.evil.process',
      'credential.helper',
      'uploadpack.packObjectsHook',
    ])
      git(hostile, 'config', setting, program)
    for (const [name, value] of Object.entries({
      'log.showSignature': 'true',
      'core.hooksPath': root,
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': `ext::${program}`,
      'remote.origin.promisor': 'true',
      'protocol.ext.allow': 'always',
    }))
      git(hostile, 'config', name, value)
    // Git would fetch an object that is missing from such a repository.
    damage(hostile, git(hostile, 'rev-parse', 'HEAD:b'))
    const result = await scanIn(hostile, ['.'])
    expect(result.lines[0]).toMatch(/^a:1: client secret/)
    appendFileSync(join(hostile, 'a'), 'more')
    expect((await scanIn(hostile, ['--staged', '.'])).code).toBe(0)
    expect(existsSync(ran)).toBe(false)
  })
})

describe('what is about to be committed', () => {
  test('a hook stops a commit with a secret, of all that is staged or of one file', async () => {
    const path = repository('hook', { old: secret })
    const hook = join(path, '.git/hooks/pre-commit')
    writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${command}" --staged .\n`, { mode: 0o755 })
    const commit = (...args: string[]) => {
      try {
        return git(path, 'commit', '--quiet', '--message', 'x', ...args)
      } catch (error) {
        return String((error as { stdout: unknown }).stdout) + String((error as { stderr: unknown }).stderr)
      }
    }
    const heads = () => git(path, 'rev-list', '--count', 'HEAD')

    folder('hook', { 'a b/c\n': `x\n${key}`, clean: 'x' })
    git(path, 'add', '.')
    expect(commit()).toContain(`a b/c\\n:2 (staged): service API key ending in ${ending(key)}`)
    expect(heads()).toBe('1')
    // One clean file, although a secret is staged beside it.
    commit('--', 'clean')
    expect(heads()).toBe('2')
    git(path, 'rm', '--quiet', '--cached', 'a b/c\n')
    writeFileSync(join(path, 'clean'), key)
    expect(commit('--all')).toContain('clean:1 (staged)')
    expect(commit('--', 'clean')).toContain('clean:1 (staged)')
    // In the work tree only.
    git(path, 'rm', '--quiet', '--cached', 'old')
    commit()
    expect(heads()).toBe('3')
    expect(readFileSync(join(path, 'clean'), 'utf8')).toBe(key)
  })

  test('before the first commit, everything staged is read', async () => {
    const path = folder('unborn', { a: secret })
    git(path, 'init', '--quiet')
    git(path, 'add', '.')
    mkdirSync(join(path, 'sub'))
    const { code, lines } = await scanIn(join(path, 'sub'), ['--staged', '.'])
    expect([code, lines]).toEqual([
      1,
      [
        `a:1 (staged): client secret ending in ${ending(secret)}`,
        `Found 1 secret in ${secret.length} bytes: 1 staged file.`,
      ],
    ])
  })
})

test('what was found is reported if that is asked for, without one-time links', async () => {
  const path = folder('report', { a: `${secret}\n${key}\n${link}` })
  const bodies: unknown[] = []
  let status = 202
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    bodies.push(await json(request))
    response.writeHead(status).end()
  }
  const server = createHttpServer((request, response) => void answer(request, response)).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const reported = await scanIn(path, ['--report', `http://${host}`, '.'])
  expect(reported.lines.at(-1)).toBe(
    `Reported 2 secrets to ${host}. The answer does not say whether they exist.`,
  )
  expect(reported.code).toBe(1)
  expect(bodies).toEqual([{ secrets: [secret, key], source: 'npm run scan of .' }])

  status = 500
  const failed = await scanIn(path, ['--report', `http://${host}/leaks`, '.'])
  expect(failed.problems).toBe(`${host} answered with status 500. Nothing was reported.\n`)
  expect([failed.code, failed.lines.length]).toEqual([2, 4])

  bodies.length = 0
  writeFileSync(join(path, 'a'), link)
  const nothing = await scanIn(path, ['--report', `http://${host}`, '.'])
  expect(nothing.lines.at(-1)).toBe('There is nothing to report.')
  expect(bodies).toEqual([])
  server.close()
})

test('npm run scan takes paths relative to where it was started', () => {
  const path = folder('npm', { a: 'x' })
  const output = execFileSync('npm', ['--prefix', process.cwd(), 'run', '--silent', 'scan', '--', 'a'], {
    cwd: path,
    encoding: 'utf8',
  })
  expect(output).toBe('Found no secrets in 1 byte: 1 file and no Git history.\n')
})
