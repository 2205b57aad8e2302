// npm test [-- unit|integration|e2e|check [ARGUMENT…]]
// npm test -- --changed[=REF]: the check, and the tests of code that differs from the last commit or from REF
import './node-version.mjs'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failedPages } from './failed-pages.mjs'
import { install } from './install.mjs'
import { locked } from './lock.mjs'
import { main, root, run, say, script, Stop, tool } from './run.mjs'
import { whenStale } from './stamp.mjs'
import { client } from './steps.mjs'

const REPORTS = 'test-results'

/** Runs a test runner that writes a JSON report, and returns its exit code and counts. */
async function counted(reportName, command, countsOf, env = {}) {
  const report = join(root, REPORTS, reportName)
  mkdirSync(join(root, REPORTS), { recursive: true })
  rmSync(report, { force: true })
  const { code } = await run(...command, { env })
  try {
    return { code, ...countsOf(JSON.parse(readFileSync(report, 'utf8'))) }
  } catch {
    // The test runner ended before it wrote a report.
    return { code: code || 1 }
  }
}

function vitest(projects, args) {
  return counted(
    'vitest.json',
    tool(
      'vitest',
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORTS}/vitest.json`,
      ...args,
    ),
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  )
}

async function e2e(args) {
  // Imported only here, because this command may have just installed Playwright.
  const { ensureChromium } = await import('./chromium.mjs')
  const CHROMIUM_PATH = await ensureChromium()
  const { code } = await run(...script('build.mjs'))
  if (code !== 0) return { code }
  return counted(
    'playwright.json',
    tool('playwright', 'test', ...args),
    (report) => {
      for (const page of failedPages(report)) say(`\n${page}`)
      const { expected, flaky, unexpected, skipped } = report.stats
      return { passed: expected + flaky, failed: unexpected, skipped }
    },
    { CHROMIUM_PATH },
  )
}

/** Runs browser tests that changed, or whose imports changed. Builds nothing if there are none. */
async function changedE2e(since) {
  const onlyChanged = `--only-changed${since}`
  const { code, output } = await run(
    ...tool('playwright', 'test', onlyChanged, '--list', '--pass-with-no-tests', '--reporter=list'),
    { quiet: true },
  )
  if (code === 0 && /^Total: 0 tests/m.test(output)) return { code }
  return e2e([onlyChanged])
}

const stages = {
  check: () => run(...script('check.mjs')),
  unit: (args) => vitest(['unit'], args),
  integration: (args) => vitest(['integration-*'], args),
  'unit and integration': (args) => vitest([], args),
  e2e,
}

/** The stages for a list of arguments. */
function asked([first, ...args]) {
  const all = ['check', 'unit and integration', 'e2e']
  if (!first) return all.map((name) => [name, () => stages[name]([])])
  const since = /^--changed(|=.+)$/.exec(first)?.[1]
  if (since !== undefined)
    return [
      ['check', stages.check],
      ['unit and integration', () => vitest([], [`--changed${since}`])],
      ['e2e', () => changedE2e(since)],
    ]
  if (Object.hasOwn(stages, first)) return [[first, () => stages[first](args)]]
  throw new Stop('Usage: npm test [-- unit|integration|e2e|check|--changed[=REF]]')
}

/** Runs stages until one fails, and sums up their counts. A stage that cannot run counts as a failure. */
async function runStages(work) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, runStage] of work) {
    say(`\n── ${name}`)
    const { code, passed = 0, failed = 0, skipped = 0 } = await runStage().catch(explain)
    total.passed += passed
    total.failed += code === 0 ? failed : Math.max(failed, 1)
    total.skipped += skipped
    if (total.failed > 0) break
  }
  return total
}

function explain(error) {
  say(error instanceof Stop ? error.message : error.stack)
  return { code: 1 }
}

await main(async () => {
  const work = asked(process.argv.slice(2))
  const { passed, failed, skipped } = await install()
    .then(() => locked(() => whenStale(client)))
    .then(
      () => runStages(work),
      (error) => ({ passed: 0, failed: explain(error).code, skipped: 0 }),
    )
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  process.exitCode = failed > 0 ? 1 : 0
})
