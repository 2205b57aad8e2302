import { expect, test } from 'vitest'
import { readConnect } from './address'

const apis = [
  { slug: 'alerts', name: 'Alerts', writable: true },
  { slug: 'audit-log', name: 'Audit log', writable: false },
]

test('shows the first API to read, unless the address says otherwise', () => {
  expect(readConnect({}, apis)).toMatchObject({ api: apis[0], access: 'read', problem: null })
  expect(readConnect({ api: 'audit-log' }, apis)).toMatchObject({
    api: apis[1],
    access: 'read',
    problem: null,
  })
  expect(readConnect({ access: 'write' }, apis)).toMatchObject({
    api: apis[0],
    access: 'write',
    problem: null,
  })
})

test.each([
  ['an API that does not exist', { api: 'nowhere' }, 'alerts', /This API does not exist/],
  ['two APIs', { api: ['alerts', 'audit-log'] }, 'alerts', /This API does not exist/],
  ['a name of something else in JavaScript', { api: 'constructor' }, 'alerts', /This API does not exist/],
  ['writing to an API that only reports', { api: 'audit-log', access: 'write' }, 'audit-log', /only be read/],
])('never fills in %s, and says so', (_what, address, slug, problem) => {
  expect(readConnect(address, apis)).toMatchObject({
    api: { slug },
    access: 'read',
    problem: expect.stringMatching(problem) as string,
  })
})

test('the form and the tabs keep everything else that the address says', () => {
  expect(readConnect({ api: 'alerts', gateway: 'caddy', program: 'go', other: 'x' }, apis).here).toEqual({
    api: 'alerts',
    access: 'read',
    gateway: 'caddy',
    program: 'go',
  })
})

test('an empty catalogue has an example', () => {
  expect(readConnect({}, [])).toMatchObject({ api: undefined, access: 'read', problem: null })
})
