import { expect, test } from 'vitest'
import { reportBody, type SecretReport } from './report-notice'

test('R7: an alert says where the secret was found, who reported it, and whether it still works', () => {
  const report: SecretReport = {
    secretId: 'secret',
    hint: 'wxyz',
    foundIn: 'a public repository',
    by: 'Ada Lovelace',
    outcome: 'flagged',
    at: new Date('2026-11-26T12:00:00Z'),
  }
  expect(reportBody(report)).toBe(
    'The secret ending in wxyz was reported by Ada Lovelace, found in “a public repository”. It still works. Find out what uses it, then reset the secret, or disable or replace the credential.',
  )
  expect(reportBody({ ...report, foundIn: null, outcome: 'ended' })).toContain(
    'reported by Ada Lovelace. Keyturn ended it',
  )
})
