import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditBytes, type AuditEvent } from './audit-event'

const event: fc.Arbitrary<AuditEvent> = fc.record({
  sequence: fc.bigInt({ min: 1n, max: 1n << 62n }),
  time: fc.date({ noInvalidDate: true }),
  actorId: fc.option(fc.string()),
  actorName: fc.string(),
  action: fc.string(),
  targetKind: fc.string(),
  targetId: fc.option(fc.string()),
  targetName: fc.string(),
  sourceAddress: fc.string(),
  outcome: fc.constantFrom('done', 'refused'),
  detail: fc.string(),
})

const previous = Buffer.alloc(32)
const same = (a: AuditEvent, b: AuditEvent) => auditBytes(a, previous).equals(auditBytes(b, previous))

test('no two different events have the same bytes', () => {
  fc.assert(
    fc.property(event, event, (a, b) => {
      const equal = Object.keys(a).every((key) => {
        const field = key as keyof AuditEvent
        return String(a[field]) === String(b[field]) && (a[field] === null) === (b[field] === null)
      })
      expect(same(a, b)).toBe(equal && a.time.getTime() === b.time.getTime())
    }),
    { numRuns: 500 },
  )
})

test('moving text from one field to the next changes the bytes, and so does leaving out a field', () => {
  fc.assert(
    fc.property(event, fc.string({ minLength: 1 }), (base, text) => {
      const left = { ...base, targetKind: text, targetId: '' }
      const right = { ...base, targetKind: '', targetId: text }
      expect(same(left, right)).toBe(false)
      expect(same({ ...base, actorId: null }, { ...base, actorId: '' })).toBe(false)
    }),
  )
})
