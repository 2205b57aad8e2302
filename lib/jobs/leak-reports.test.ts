import { expect, test } from 'vitest'
import { openLeakReports } from './leak-reports'

const hashOf = (text: string) => Buffer.from(text.padEnd(32))
const report = (texts: string[], revoke = false, from = '192.0.2.1') => ({
  hashes: texts.map(hashOf),
  foundIn: 'somewhere',
  revoke,
  from,
})

/** An intake that knows every text that begins with "real". */
function openTestReports({
  fails = () => false,
  away = false,
}: { fails?: (id: string) => boolean; away?: boolean } = {}) {
  const received: string[] = []
  const asked: number[] = []
  const dropped: unknown[] = []
  const reports = openLeakReports({
    async recognise(hashes) {
      asked.push(hashes.length)
      return hashes.flatMap((hash) => {
        const text = hash.toString().trim()
        return text.startsWith('real') ? [{ id: text, hash: Uint8Array.from(hash) }] : []
      })
    },
    async receive(known) {
      const failed = known.filter(({ secretId }) => fails(secretId))
      for (const each of known)
        if (!failed.includes(each)) received.push(`${each.secretId}${each.revoke ? ' revoke' : ''}`)
      return failed.map((each) => ({ report: each, error: new Error('cannot be stored') }))
    },
    failed: () => {},
    dropped: (error) => dropped.push(error),
    isAway: () => away,
  })
  return { reports, received, asked, dropped, close: () => reports.close(AbortSignal.timeout(10_000)) }
}

test('R7: reports are looked up together, and only known secrets are handled', async () => {
  const { reports, received, asked, close } = openTestReports()
  expect(reports.add(report(['made up', 'real one']))).toBe(true)
  reports.add(report(['real two', 'made up too'], true))
  expect(received).toEqual([])
  expect(await close()).toBe(0)
  expect([received, asked]).toEqual([['real one', 'real two revoke'], [4]])
})

test('R7: the same secret a thousand times waits once, and asking to end it counts', async () => {
  const { reports, received, asked, close } = openTestReports()
  for (let n = 0; n < 1_000; n++) reports.add(report(['real'], n === 500))
  await close()
  expect([received, asked]).toEqual([['real revoke'], [1]])
})

test('R7: nothing is looked up if no report contains a well-formed secret', async () => {
  const { reports, asked, close } = openTestReports()
  reports.add(report([]))
  await close()
  expect(asked).toEqual([])
})

test('R7: one sender cannot keep the reports of others from being accepted', async () => {
  const { reports, close } = openTestReports()
  const many = (from: number) => Array.from({ length: 100 }, (_, n) => `made up ${from + n}`)
  const from = (host: number) => `2001:db8::${host.toString(16)}`
  for (let host = 0; host < 10; host++)
    expect(reports.add(report(many(host * 100), false, from(host)))).toBe(true)
  expect(reports.add(report(many(5_000), false, from(11)))).toBe(false)
  expect(reports.add(report(['real'], false, '2001:db8:1::1'))).toBe(true)
  expect(await close()).toBe(0)
})

test('R7: a report that does not fit is not taken at all', async () => {
  const { reports, close } = openTestReports()
  const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `made up ${from + n}`)
  const sender = (at: number) => `192.0.2.${at}`
  for (let at = 0; at < 99; at++)
    expect(reports.add(report(many(at * 100, 100), false, sender(at)))).toBe(true)
  expect(reports.add(report(many(20_000, 101), false, sender(100)))).toBe(false)
  expect(reports.add(report(many(30_000, 100), false, sender(100)))).toBe(true)
  expect(await close()).toBe(0)
})

test('R7: a report that can never be handled is dropped, and does not hold up the others', async () => {
  const { reports, received, dropped, close } = openTestReports({ fails: (id) => id === 'real bad' })
  reports.add(report(['real bad', 'real good']))
  expect(await close()).toBe(0)
  expect([received, dropped.length]).toEqual([['real good'], 1])
})

test('R7: while the database is away reports are kept, until there is no more time', async () => {
  const { reports, dropped } = openTestReports({ fails: () => true, away: true })
  reports.add(report(['real']))
  expect([await reports.close(AbortSignal.timeout(20)), dropped]).toEqual([1, []])
})
