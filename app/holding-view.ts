import { credentialKinds } from '@/components/credentials/credential-kinds'
import { roleNames } from '@/components/frame/role-names'
import type { Affected, AffectedThing } from '@/components/ui/affected'
import type { Holder, Holders, Named, ProductUse } from '@/lib/domain/holding'
import { addressOf } from '@/lib/schemas/forms/address'
import { detailsPath } from '@/lib/schemas/forms/notification'
import { counted } from '@/components/ui/counted'

function toThing({ id, kind, name, lastUsedAt }: Holder): AffectedThing {
  return {
    id,
    name,
    detail: capital(credentialKinds[kind].noun),
    href: detailsPath({ kind, id }),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

/** Things by name, with a link to the list, if there is one, that finds them by it. */
export function toThings({ names }: Named, detail: string, list?: string): AffectedThing[] {
  return names.map((name) => ({
    id: `${detail} ${name}`,
    name,
    detail,
    href: list && addressOf(list, { q: name }),
  }))
}

/** What the browser receives of the credentials that something depends on. */
export function toAffected({ some, count, usedLately }: Holders): Affected {
  return { things: some.map(toThing), count, usedLately }
}

/** The number of each thing that a product is used by, in words. */
export function usesOf({ apis, credentials, administrators }: ProductUse): string[] {
  return [
    countedIfAny(apis.count, 'API'),
    countedIfAny(credentials.count, 'credential'),
    countedIfAny(administrators.count, 'product administrator'),
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

const capital = (noun: string) => `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`

/** "2 APIs"; nothing if there are none. */
export function countedIfAny(count: number, noun: string): string[] {
  return count === 0 ? [] : [counted(count, noun)]
}
