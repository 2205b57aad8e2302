import { expect, test } from 'vitest'
import { isOutdated } from './failed-call'

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
