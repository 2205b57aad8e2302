import { existsSync, readFileSync } from 'node:fs'

/** The lines of a page that are shown. */
const LONGEST = 160

/** What was on the page of each browser test that failed, as text, from Playwright's report. For machines that keep only what is printed. */
export function failedPages({ suites }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  return suites
    .flatMap(specs)
    .filter(({ ok }) => !ok)
    .flatMap(({ title, tests }) =>
      tests
        .flatMap(({ results }) => results.flatMap(({ attachments }) => attachments))
        .filter(({ name, path }) => name === 'error-context' && existsSync(path))
        .map(({ path }) => `── ${title}\n${snapshotOf(readFileSync(path, 'utf8'))}`),
    )
}

function snapshotOf(context) {
  const [, snapshot = ''] = /```yaml\n([^]*?)```/.exec(context) ?? []
  return snapshot.split('\n').slice(0, LONGEST).join('\n')
}
