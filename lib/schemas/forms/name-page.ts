import type { NamePlace } from '@/lib/domain/name-page'
import { namePageFields } from '../commands/name-page'
import { z } from '../commands/zod'

/** A place as an address carries it: `ID~NAME`. */
const place = z
  .string()
  .transform((text): unknown => {
    const [id, ...key] = text.split('~')
    return { id, key: key.join('~') }
  })
  .pipe(namePageFields.after.unwrap())

/** A place, as text in an address. */
export function toPlaceText({ key, id }: NamePlace): string {
  return `${id}~${key}`
}

/** The search and the page of a list in the order of the names, in an address. */
export const namePageQuery = {
  q: namePageFields.search,
  after: place.optional(),
  before: place.optional(),
}
