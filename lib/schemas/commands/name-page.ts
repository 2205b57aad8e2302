import { recordId, searchText } from './text'
import { z } from './zod'

// A folded name, which may be followed by an id. Folding can turn one letter into three.
const key = z.string().regex(/^[^\0]{1,400}$/)

const place = z.object({ key, id: recordId })

/** A page of a list in the order of the names. */
export const namePageFields = {
  search: searchText.optional(),
  after: place.optional(),
  before: place.optional(),
}
