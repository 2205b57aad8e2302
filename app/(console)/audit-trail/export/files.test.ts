import { expect, test } from 'vitest'
import type { AuditEvent } from '@/lib/domain/audit-event'
import { csv, eventColumns, jsonLines } from './files'

const event: AuditEvent & { changes: string[] } = {
  sequence: 7n,
  time: new Date('2026-11-22T08:00:00Z'),
  actorId: null,
  actorName: '',
  action: 'api_client.edited',
  targetKind: 'api_client',
  targetId: 'c1',
  targetName: '＝cmd',
  sourceAddress: '192.0.2.1',
  outcome: 'done',
  changes: ['Name: “a; =1” to none', 'Networks: any to 192.0.2.1'],
  detail: '{"name.before":"a; =1","name.after":null}',
}

async function* batches(...all: (typeof event)[][]) {
  yield* all
}
async function textOf(lines: AsyncGenerator<string>): Promise<string> {
  let text = ''
  for await (const line of lines) text += line
  return text
}

test('each line of JSON Lines is one object, and its details are an object too', async () => {
  const text = await textOf(jsonLines(batches([event, { ...event, sequence: 8n }], [event]), eventColumns))
  const objects = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(objects.map(({ sequence }) => sequence)).toEqual([7, 8, 7])
  expect(objects[0]).toEqual({
    sequence: 7,
    time: '2026-11-22T08:00:00.000Z',
    actor_id: null,
    actor: '',
    action: 'api_client.edited',
    target_kind: 'api_client',
    target_id: 'c1',
    target: '＝cmd',
    source_address: '192.0.2.1',
    outcome: 'done',
    changes: 'Name: “a; =1” to none; Networks: any to 192.0.2.1',
    detail: { 'name.before': 'a; =1', 'name.after': null },
  })
})

test('a CSV file is marked as UTF-8, and escapes formulas in names and details', async () => {
  const [head, line] = (await textOf(csv(batches([event]), eventColumns))).split('\r\n')
  expect(head).toBe(`\uFEFF${Object.keys(eventColumns).join(',')}`)
  expect(line).toContain(",c1,'＝cmd,192.0.2.1,")
  expect(line).toContain(`"{""name.before"":""a;' =1"",""name.after"":null}"`)
})

test('a CSV file without rows still has a header', async () => {
  expect(await textOf(csv(batches(), eventColumns))).toMatch(/^\uFEFFsequence,time,[\w,]+,detail\r\n$/)
  expect(await textOf(jsonLines(batches(), eventColumns))).toBe('')
})
