import { expect, test } from 'vitest'
import { productProblems } from './product-problems'

test('a product administrator needs at least one product, and other roles need none', () => {
  expect(productProblems('product_administrator', [])).toEqual({ productIds: 'Choose at least one product.' })
  expect(productProblems('product_administrator', ['security'])).toEqual({})
  for (const role of ['cloud_administrator', 'auditor'] as const)
    expect(productProblems(role, [])).toEqual({})
})
