// node scripts/run-ts.mjs e2e/page-weight.ts [--rounds N] [CHECKOUT ...]
//
// Weighs each page of the console as a browser gets it: what is downloaded, compressed; how long it takes on a slow network until
// React has taken over, and until the dialog is open whose button was pressed when the page was first drawn; how much the layout
// shifted (CLS); and the server's CPU time. Several checkouts take turns, so that other load affects all of them. Each needs
// a build: run `npm run build` in it first.
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, request, type Browser, type BrowserContext } from '@playwright/test'
import { cpuMilliseconds } from '@/bench/usage'
import { median } from '@/bench/median'
import { findChromium } from '@/scripts/chromium.mjs'
import { bundle } from './support/bundle'
import { issueOn } from './support/issue'
import { inTemporaryFolder, Keyturn, withAdministrator } from './support/keyturn'
import { bytesOf, rememberTakeOver, takeOverOf, type PageBytes } from './support/page-bytes'
import { administrator } from './support/people'
import { issueKeyOn } from './support/service-keys'
import { nobody, signInByHand, type StorageState } from './support/sessions'
import { slowDown } from './support/slow-network'

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '3' } },
  allowPositionals: true,
})
const rounds = Number(values.rounds)
const checkouts = (positionals.length > 0 ? positionals : ['.']).map((folder) => resolve(folder))

/** Requests whose CPU time is measured, after as many that are not. */
const visits = 15

interface PageKind {
  path: string
  /** The button whose dialog is waited for. */
  button?: string
  isForStrangers?: boolean
}

const pages: PageKind[] = [
  { path: '/login', isForStrangers: true },
  { path: '/overview' },
  { path: '/api-clients', button: 'Create API client' },
  { path: '/service-keys', button: 'Create service API key' },
  { path: '/expiring' },
  { path: '/audit-trail' },
  { path: '/people', button: 'Invite person' },
  { path: '/api-catalogue', button: 'Add API' },
  { path: '/connect' },
  { path: '/account' },
  { path: '/settings' },
]

/** What was measured of a page. Times in milliseconds; null where nothing was measured. */
interface Weight extends PageBytes {
  takenOver: number
  pressed: number | null
  shift: number
  cpu: number
}

/** The built console of a checkout on a server of its own. */
class Built {
  private constructor(
    readonly name: string,
    private readonly server: Keyturn,
    private readonly session: StorageState,
    private readonly browser: Browser,
  ) {}

  static async start(checkout: string, data: string, browser: Browser): Promise<Built> {
    const environment = withAdministrator(data)
    await fill(checkout, environment)
    const server = await Keyturn.start('dist/main.js', environment, undefined, checkout)
    const http = await request.newContext({ baseURL: server.url, storageState: nobody })
    const status = await signInByHand(http, administrator)
    if (status !== 200) throw new Error(`signing in was answered with ${status}`)
    const session = await http.storageState()
    await http.dispose()
    return new Built(relative(process.cwd(), checkout) || 'this checkout', server, session, browser)
  }

  async has({ path }: PageKind): Promise<boolean> {
    const http = await request.newContext({ baseURL: this.server.url, storageState: this.session })
    const status = (await http.get(path, { maxRedirects: 0 })).status()
    await http.dispose()
    return status !== 404
  }

  async weigh(kind: PageKind): Promise<PageBytes> {
    return this.#with(kind, async (context) => {
      const page = await context.newPage()
      await rememberTakeOver(page)
      await page.goto(kind.path)
      return bytesOf(page)
    })
  }

  /** Opens a page on a slow network. Returns when React took over, and by how much the layout shifted. */
  async open(kind: PageKind): Promise<{ takenOver: number; shift: number }> {
    return this.#with(kind, async (context) => {
      const page = await context.newPage()
      await rememberTakeOver(page)
      await page.addInitScript(() => {
        const seen = { shift: 0 }
        Object.assign(window, { seen })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await slowDown(page)
      await page.goto(kind.path)
      const takenOver = await takeOverOf(page)
      await page.waitForLoadState('networkidle')
      const shift = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift)
      return { takenOver, shift }
    })
  }

  /** Presses the button of a page when it is drawn on a slow network. Returns when its dialog was open. */
  async press(kind: PageKind & { button: string }): Promise<number> {
    return this.#with(kind, async (context) => {
      const page = await context.newPage()
      await slowDown(page)
      const began = performance.now()
      await page.goto(kind.path, { waitUntil: 'commit' })
      await page.getByRole('button', { name: kind.button, exact: true }).click()
      await page.getByRole('dialog', { name: kind.button }).getByRole('textbox').first().waitFor()
      return performance.now() - began
    })
  }

  /** The CPU time of the server for a page, without its scripts. */
  async cpu(kind: PageKind): Promise<number> {
    const storageState = kind.isForStrangers ? nobody : this.session
    const http = await request.newContext({ baseURL: this.server.url, storageState })
    for (let visit = 0; visit < visits; visit++) await http.get(kind.path)
    const before = cpuMilliseconds(this.server.pid ?? 0) ?? Number.NaN
    for (let visit = 0; visit < visits; visit++) await http.get(kind.path)
    const after = cpuMilliseconds(this.server.pid ?? 0) ?? Number.NaN
    await http.dispose()
    return (after - before) / visits
  }

  stop() {
    return this.server.stop()
  }

  async #with<T>({ isForStrangers }: PageKind, work: (context: BrowserContext) => Promise<T>): Promise<T> {
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      storageState: isForStrangers ? nobody : this.session,
      viewport: { width: 1280, height: 800 },
    })
    try {
      return await work(context)
    } finally {
      await context.close()
    }
  }
}

/** Creates fifty API clients, ten service API keys and the events about them, by the use-cases of the checkout. */
async function fill(checkout: string, environment: Record<string, string>): Promise<void> {
  const bundles = await bundle(checkout)
  const helper = await Keyturn.start(bundles.server, environment, undefined, checkout)
  for (let number = 1; number <= 50; number++)
    await issueOn(helper, {
      name: `Nightly warehouse import ${number}`,
      description: 'Reads orders and stock levels at 02:00',
      contactEmail: `warehouse-${number}@northwind.example`,
      application: number % 3 === 0 ? 'Grafana' : 'REST API',
      networks: ['192.0.2.0/24'],
    })
  for (let number = 1; number <= 10; number++)
    await issueKeyOn(helper, {
      name: `Sensor gateway ${number}`,
      serviceUser: `Sensors ${number % 3}`,
      expiresAt: `${new Date().getUTCFullYear() + 1}-06-30T12:00`,
    })
  await helper.stop()
  await bundles.remove()
}

async function measure(all: Built[], kind: PageKind): Promise<void> {
  const weights = new Map<Built, Weight>()
  const seen = new Map<Built, Samples>(
    all.map((built) => [built, { takenOver: [], pressed: [], shift: [], cpu: [] }]),
  )
  const present: Built[] = []
  for (const built of all) if (await built.has(kind)) present.push(built)
  for (let round = 0; round < rounds; round++) {
    for (const built of present) {
      const samples = seen.get(built)
      const { takenOver, shift } = await built.open(kind)
      samples?.takenOver.push(takenOver)
      samples?.shift.push(shift)
      if (kind.button !== undefined)
        samples?.pressed.push(await built.press({ ...kind, button: kind.button }))
      samples?.cpu.push(await built.cpu(kind))
    }
  }
  for (const built of present) {
    const { takenOver, pressed, shift, cpu } = seen.get(built) ?? none
    weights.set(built, {
      ...(await built.weigh(kind)),
      takenOver: median(takenOver),
      pressed: pressed.length === 0 ? null : median(pressed),
      shift: Math.max(...shift),
      cpu: Math.min(...cpu),
    })
  }
  for (const built of all) print(kind.path, built.name, weights.get(built))
}

type Samples = Record<'takenOver' | 'pressed' | 'shift' | 'cpu', number[]>

const none: Samples = { takenOver: [], pressed: [], shift: [], cpu: [] }

const kibibytes = (bytes: number) => (bytes / 1024).toFixed(1)
const seconds = (milliseconds: number | null) =>
  milliseconds === null ? '-' : (milliseconds / 1000).toFixed(2)
const columns = (texts: string[]) => texts.map((text) => text.padStart(8)).join('')

function print(path: string, name: string, weight: Weight | undefined): void {
  const { html, css, scripts, later, takenOver, pressed, shift, cpu } = weight ?? {}
  const fonts = weight && weight.fonts + weight.moreFonts
  const figures = weight ? [scripts, later, fonts, css, html].map((bytes) => kibibytes(bytes ?? 0)) : []
  const rest = weight
    ? [seconds(takenOver ?? 0), seconds(pressed ?? null), (shift ?? 0).toFixed(3), (cpu ?? 0).toFixed(1)]
    : ['none']
  console.log(`${path.padEnd(15)}${name.padEnd(16)}${columns([...figures, ...rest])}`)
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const built: Built[] = []
try {
  await inTemporaryFolder(async (folder) => {
    for (const [index, checkout] of checkouts.entries())
      built.push(await Built.start(checkout, resolve(folder, String(index)), browser))
    console.log(
      `KiB compressed; seconds at 150 ms and 190 kB/s, median of ${rounds}; the largest CLS; ms of CPU, the least of ${rounds}\n` +
        ' '.repeat(31) +
        columns(['script', 'later', 'fonts', 'CSS', 'HTML', 'usable', 'pressed', 'CLS', 'CPU']),
    )
    for (const kind of pages) await measure(built, kind)
    await Promise.all(built.map((each) => each.stop()))
  })
} finally {
  await browser.close()
}
