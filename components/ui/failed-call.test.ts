import { expect, test, vi } from 'vitest'
import { callServer, isOutdated } from './failed-call'

test.each([
  Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' }),
  new Error('Failed to load chunk /_next/static/chunks/0a1b.js from module 42'),
])('a part of the page that is gone after an update asks to reload: %s', (error) => {
  expect(isOutdated(error)).toBe(true)
})

test.each([
  new TypeError('Failed to fetch'),
  new Error('An unexpected response was received from the server.'),
  'chunk',
  null,
])('another failure does not: %s', (error) => {
  expect(isOutdated(error)).toBe(false)
})

const told = { online: 'Your change may have been saved', offline: 'nothing was sent' }

test.each([
  ['offline, and the server is not there', { onLine: false, reachable: false }, told.offline, 0],
  ['offline, but the server is on the same machine', { onLine: false, reachable: true }, told.online, 1],
  ['online, and the server is not there', { onLine: true, reachable: false }, told.online, 1],
  ['online, and the answer is lost', { onLine: true, reachable: true }, told.online, 1],
])('%s: only a call that was not made is said to be unsent', async (_, browser, message, calls) => {
  vi.stubGlobal('navigator', { onLine: browser.onLine })
  vi.stubGlobal('fetch', () => (browser.reachable ? Promise.resolve() : Promise.reject(new TypeError())))
  vi.useFakeTimers()
  const action = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
  const failure = await callServer(action, {})
  expect(failure.ok).toBe(false)
  expect(failure.message).toContain(message)
  expect(action).toHaveBeenCalledTimes(calls)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
