import { describe, expect, test } from 'vitest'
import { deadlineQuery, toDeadlineCommand, toDeadlinePlace } from './deadline'

describe('the address of what expires', () => {
  test('holds a place that is read again as it was', () => {
    const place = { at: new Date('2027-03-28T00:30:00.123Z'), id: 'a-b_c' }
    expect(deadlineQuery.after.parse(toDeadlinePlace(place))).toEqual(place)
  })

  test.each([
    '',
    'nonsense',
    '~',
    '2027-03-28T00:30:00Z',
    '2027-03-28T00:30:00Z~',
    '2027-13-28~x',
    'x~y',
    '~a~b',
    '2027-03-28T00:30:00Z~a b',
  ])('refuses the place %j', (text) => {
    expect(deadlineQuery.after.safeParse(text).success).toBe(false)
  })

  test('names whole days of the reader, both inclusive', () => {
    const command = toDeadlineCommand({ from: '2027-03-28', until: '2027-03-28' }, 'Europe/Berlin')
    // The day on which the clocks go forward has 23 hours.
    expect(command.from).toEqual(new Date('2027-03-27T23:00:00Z'))
    expect(command.until).toEqual(new Date('2027-03-28T22:00:00Z'))
  })

  test('may begin now, which is not the beginning of today', () => {
    const from = deadlineQuery.from.parse('now')
    expect(toDeadlineCommand({ from, until: '2027-03-28' }, 'UTC')).toMatchObject({
      from: 'now',
      until: new Date('2027-03-29T00:00:00Z'),
    })
    for (const text of ['Now', 'today', ' now', ''])
      expect(deadlineQuery.from.safeParse(text).success).toBe(false)
    expect(deadlineQuery.only.safeParse('later').success).toBe(false)
  })

  test('tells nobody from everybody as the owner', () => {
    expect(toDeadlineCommand({ owner: deadlineQuery.owner.parse('none') }, 'UTC').ownerId).toBeNull()
    expect(toDeadlineCommand({ owner: deadlineQuery.owner.parse('p1') }, 'UTC').ownerId).toBe('p1')
    expect(toDeadlineCommand({}, 'UTC').ownerId).toBeUndefined()
  })

  test('does not read kinds or owners that cannot exist', () => {
    expect(deadlineQuery.kind.safeParse('both').success).toBe(false)
    expect(deadlineQuery.owner.safeParse('a b').success).toBe(false)
  })
})
