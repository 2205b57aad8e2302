import './node-version.mjs'
import { locked } from './lock.mjs'
import { main, run, runOrStop, say, script, tool } from './run.mjs'
import { isFresh, whenStale } from './stamp.mjs'
import { client } from './steps.mjs'

const checks = {
  types: tool('typescript', '--noEmit'),
  lint: tool('oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'),
  format: tool('oxfmt', '--check', '.'),
  'one-way rule': tool('dependency-cruiser', '.', '--output-type', 'err-long'),
  'unused code': tool('knip', '--no-progress'),
  'lock file': script('complete-lock.mjs', '--check'),
}

/** Runs all checks, two at a time. Reports each result, and returns the output of the failed ones. */
async function runChecks() {
  const waiting = Object.entries(checks)
  const failures = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next
      const started = performance.now()
      const { code, output } = await run(...command, { quiet: true })
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      say(`${code === 0 ? '✓' : '✗'} ${name.padEnd(14)} ${seconds.padStart(5)} s`)
      if (code !== 0) failures.push({ name, output })
    }
  }
  await Promise.all([worker(), worker()])
  return failures
}

await main(async () => {
  if (!isFresh(client)) await locked(() => whenStale(client))
  await runOrStop('next typegen', ...tool('next', 'typegen'), { env: { NEXT_TELEMETRY_DISABLED: '1' } })

  const failures = await runChecks()
  for (const { name, output } of failures) say(`\n── ${name}\n${output.trimEnd()}`)
  process.exitCode = failures.length > 0 ? 1 : 0
})
