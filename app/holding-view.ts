import { roleNames } from '@/components/frame/role-names'
import type { Affected, AffectedThing } from '@/components/ui/affected'
import type { Holder, Holders, Named, ProductUse } from '@/lib/domain/holding'
import { hrefOf } from './paged-query'
import { detailsPath } from '@/lib/schemas/forms/notification'

const kindNames = { api_client: 'API client', service_api_key: 'Service API key' }

function toThing({ id, kind, name, lastUsedAt }: Holder): AffectedThing {
  return {
    id,
    name,
    detail: kindNames[kind],
    href: detailsPath({ kind, id }),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

/** Things by name, with a link to the list that finds them by it. */
const toThings = ({ names }: Named, detail: string, list: string): AffectedThing[] =>
  names.map((name) => ({ id: `${detail} ${name}`, name, detail, href: hrefOf(list, { q: name }) }))

/** What the browser receives of the credentials that something depends on. */
export function toAffected({ some, count, usedLately }: Holders): Affected {
  return { things: some.map(toThing), count, usedLately }
}

/** The number of each thing that a product is used by, in words. */
export function usesOf({ apis, credentials, administrators }: ProductUse): string[] {
  return [
    counted(apis.count, 'API'),
    counted(credentials.count, 'credential'),
    counted(administrators.count, 'product administrator'),
  ].flat()
}

/** What keeps a product from being removed. */
export function toProductUse(use: ProductUse): Affected {
  const { apis, credentials, administrators } = use
  const uses = usesOf(use)
  return {
    things: [
      ...toThings(apis, 'API', '/api-catalogue'),
      ...credentials.some.map(toThing),
      ...toThings(administrators, roleNames.product_administrator, '/people'),
    ],
    count: apis.count + credentials.count + administrators.count,
    usedLately: credentials.usedLately,
    blocked: uses.length > 0 ? `It still has ${uses.join(', ')}.` : undefined,
  }
}

/** "2 APIs"; nothing if there are none. */
function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`]
}
