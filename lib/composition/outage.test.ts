import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
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

test('T3: the log tells once a minute how many refusals were dropped', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const { refusalDropped } = reportOutages(alwaysHealthy, log)
  const drop = (times: number) => {
    for (let time = 0; time < times; time++) refusalDropped()
  }
  drop(1_000)
  expect(lines).toEqual([])
  vi.advanceTimersByTime(59_999)
  drop(1)
  vi.advanceTimersByTime(1)
  drop(5)
  vi.advanceTimersByTime(600_000)
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      level: 40,
      dropped: 1_001,
      msg: 'more requests of machines were refused in a minute than can be looked up',
    },
    { level: 40, dropped: 5 },
  ])
})
