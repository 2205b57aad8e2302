import { expect, test } from 'vitest'
import { actionPages } from './action-pages'

const page = (name: string) => ({ [`app/${name}/page`]: {} })
const mayTake = actionPages({
  node: {
    invite: { workers: page('(console)/people') },
    signIn: { workers: page('(entry)/login') },
    signOut: { workers: { ...page('(console)/people'), ...page('(console)/settings') } },
    start: { workers: { 'app/page': {} } },
  },
})

test.each([
  ['invite', '/people'],
  ['signIn', '/login'],
  ['signOut', '/people'],
  ['signOut', '/settings'],
  ['start', '/'],
])('the action %s may be sent to %s, which contains it', (action, path) => {
  expect(mayTake(action, path)).toBe(true)
})

test.each([
  ['invite', '/settings'],
  ['invite', '/'],
  ['invite', '/people/'],
  ['invite', '/People'],
  ['invite', '/%70eople'],
  ['invite', '//people'],
  ['invite', '/(console)/people'],
  ['signIn', '/people'],
  ['signOut', '/login'],
])('the action %s may not be sent to %s, which does not', (action, path) => {
  expect(mayTake(action, path)).toBe(false)
})

test('an action of another build may be sent anywhere: Next answers that it does not exist', () => {
  expect(mayTake('gone', '/people')).toBe(true)
})
