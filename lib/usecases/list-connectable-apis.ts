import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { visibilityOf } from '@/lib/domain/visibility'
import { defineQuery } from './define-query'

/** The APIs that a program can be connected with: those that can be granted, for product administrators of their products. */
export const listConnectableApis = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store }) {
    const { apis } = await store.catalogue.offer()
    const visibility = visibilityOf(actor)
    return ok(
      apis
        .filter(({ product }) => visibility === 'all' || visibility.productIds.includes(product?.id ?? ''))
        .map(({ slug, name, writable }) => ({ slug, name, writable })),
    )
  },
})
