import { expect, test } from 'vitest'
import { isInAdvance } from './in-advance'

test.each([
  [{ 'next-router-prefetch': '1' }, true],
  [{ 'next-router-prefetch': '2' }, true],
  [{ 'next-router-segment-prefetch': '/_tree' }, true],
  [{ 'sec-purpose': 'prefetch;prerender' }, true],
  [{ purpose: 'prefetch' }, true],
  [{}, false],
  [{ rsc: '1' }, false],
  [{ 'sec-fetch-mode': 'navigate' }, false],
])('%j: in advance is %s', (headers, answer) => {
  expect(isInAdvance({ headers })).toBe(answer)
})
