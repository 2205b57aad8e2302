import { describe, expect, it } from 'vitest'
import { visibilityOf } from './visibility'

describe('who sees which credentials', () => {
  it('shows all of them to cloud administrators and auditors, whatever their products', () => {
    for (const role of ['cloud_administrator', 'auditor'] as const) {
      expect(visibilityOf({ role, productIds: [] })).toBe('all')
      expect(visibilityOf({ role, productIds: ['backup'] })).toBe('all')
    }
  })

  it('shows product administrators those authorized for their products, and none without a product', () => {
    const role = 'product_administrator'
    expect(visibilityOf({ role, productIds: ['backup', 'dns'] })).toEqual({ productIds: ['backup', 'dns'] })
    expect(visibilityOf({ role, productIds: [] })).toEqual({ productIds: [] })
  })

  it('shows a program none until one can be let in', () => {
    expect(visibilityOf({ kind: 'program' })).toEqual({ productIds: [] })
  })
})
