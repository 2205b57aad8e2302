import { expect, test } from 'vitest'
import { unreadable } from '@/lib/schemas/commands/unreadable'
import { z } from '@/lib/schemas/commands/zod'
import { readInput } from './read-input'

const schema = z.object({ token: z.string() })

test('an input that a door could not parse is refused with the problems that the door found', () => {
  const refused = { ok: false, failure: { kind: 'invalid_input', fields: { token: 'Enter it.' } } }
  expect(readInput(schema, unreadable({ token: 'Enter it.' }))).toEqual(refused)
})

test.each([
  { unreadable: null },
  { unreadable: { form: 'forged' } },
  { 'Symbol(keyturn.unreadable)': {} },
  JSON.parse(JSON.stringify(unreadable({ form: 'sent' }))) as unknown,
])('a caller cannot pass %j off as one that a door could not parse', (input) => {
  expect(readInput(schema, input)).toMatchObject({
    failure: { kind: 'invalid_input', fields: { token: expect.any(String) as string } },
  })
})
