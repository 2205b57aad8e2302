import { pino } from 'pino'
import { expect, test } from 'vitest'
import { alwaysHealthy } from '@/lib/store/database'
import { reportOutages } from './outage'

test('T3: the log tells at once that refusals are dropped, and not for each of them', () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const { refusalDropped } = reportOutages(alwaysHealthy, log)
  for (let time = 0; time < 1_000; time++) refusalDropped()
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 40, dropped: 1, msg: 'more requests of machines were refused than can be looked up' },
  ])
})
