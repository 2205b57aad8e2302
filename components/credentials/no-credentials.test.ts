import { describe, expect, test } from 'vitest'
import { noCredentials } from './no-credentials'

describe.each(['api_client', 'service_api_key'] as const)('an empty list of %ss', (kind) => {
  test('invites who may create one to do so, and nobody else', () => {
    expect(noCredentials(kind, 'cloud_administrator').title).toMatch(/^No .* yet$/)
    for (const role of ['auditor', 'product_administrator'] as const)
      expect(noCredentials(kind, role).body).not.toBe(noCredentials(kind, 'cloud_administrator').body)
  })

  test('does not tell a product administrator that none exist', () => {
    const { title, body } = noCredentials(kind, 'product_administrator')
    expect(title).toMatch(/for your products$/)
    expect(`${title} ${body}`).not.toMatch(/yet/)
  })
})
