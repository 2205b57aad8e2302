import { pino } from 'pino'
import { expect, test } from 'vitest'
import { alwaysHealthy, type DatabaseHealth } from '@/lib/store/database'
import { reportOutages } from './outage'

test('while a lost connection is being explained, at most a thousand failures wait to be reported', () => {
  const lines: string[] = []
  let listener: Parameters<DatabaseHealth['listen']>[0] | undefined
  const health = {
    ...alwaysHealthy,
    isTroubled: () => true,
    listen: (given: typeof listener) => (listener = given),
  }
  const outage = reportOutages(health, pino({}, { write: (line: string) => void lines.push(line) }))
  for (let time = 0; time < 1_500; time++) outage.failed('usage could not be written', new Error('lost'))
  expect(lines).toHaveLength(0)
  listener?.unfounded(undefined)
  expect(lines).toHaveLength(1_000)
  listener?.unfounded(undefined)
  expect(lines).toHaveLength(1_000)
})

test('T3: the log tells at once that refusals are dropped, and not for each of them', () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const { refusalDropped } = reportOutages(alwaysHealthy, log)
  for (let time = 0; time < 1_000; time++) refusalDropped()
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 40, dropped: 1, msg: 'more requests of machines were refused than can be looked up' },
  ])
})
