import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { deviceCookieName, deviceIn, deviceLifetime, deviceText, readDevice, signDevice } from './device'

const key = randomBytes(32)
const name = 'keyturn-device'
const now = new Date('2026-11-26T12:00:00Z')
const device = { id: randomUUID(), userId: randomUUID(), epoch: 3, issuedAt: now.getTime(), signedIn: true }
const signed = signDevice(key, device)
const read = (cookies: string, at = now, by = key) => deviceIn(cookies, { key: by, name, now: at })

test('a signed cookie is read as it was written, among others', () => {
  expect(read(`a=1; ${name}=${signed}; x-${name}=2`)).toEqual(device)
  const byLink = { ...device, signedIn: false }
  expect(read(`${name}=${signDevice(key, byLink)}`)).toEqual(byLink)
})

test('one that is forged, changed, cut, too long, named twice or from another key is ignored', () => {
  const text = deviceText(device)
  const signature = signed.slice(text.length + 1)
  const of = (change: Partial<typeof device>) => `${deviceText({ ...device, ...change })}.${signature}`
  const bad = [
    '',
    '.',
    text,
    `${text}.`,
    signed.slice(0, -1),
    `${signed}A`,
    `${signed}=`,
    signed.toUpperCase(),
    signed.slice(0, -1) + (signed.endsWith('A') ? 'B' : 'A'),
    of({ userId: randomUUID() }),
    of({ id: randomUUID() }),
    of({ epoch: 4 }),
    of({ issuedAt: device.issuedAt + 1 }),
    of({ signedIn: false }),
    signDevice(randomBytes(32), device),
    signDevice(key, { ...device, id: 'x'.repeat(300) }),
    signDevice(key, { ...device, id: 'a.b' }),
    signDevice(key, { ...device, epoch: Number.NaN }),
    'é'.repeat(43),
  ]
  for (const value of bad) expect(read(`${name}=${value}`), value).toBeNull()
  expect(read('')).toBeNull()
  expect(read(`${name}=${signed}; ${name}=${signed}`), 'twice').toBeNull()
  expect(read(`${name}=x;${name}=${signed}`), 'behind another').toBeNull()
  expect(read(`other=${signed}`)).toBeNull()
})

test('one is known for thirty days, and never before it was made', () => {
  const at = (later: number) => read(`${name}=${signed}`, new Date(now.getTime() + later))
  expect(at(deviceLifetime - 1)).toEqual(device)
  expect(at(deviceLifetime)).toBeNull()
  expect(at(-59_000), 'by a clock that is a little behind').toEqual(device)
  expect(at(-60_000)).toBeNull()
})

test('what the server passes to the pages has no signature, and is read again', () => {
  expect(readDevice(deviceText(device))).toEqual(device)
  for (const text of ['', signed, 'a.b.c.d.e', `${deviceText(device)}.`]) expect(readDevice(text)).toBeNull()
})

test('over HTTPS the cookie is bound to its host', () => {
  expect(deviceCookieName('https://keyturn.example.com')).toBe('__Host-keyturn-device')
  expect(deviceCookieName('http://localhost:3000')).toBe('keyturn-device')
})
