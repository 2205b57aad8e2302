import type { Total } from './total'

/** The position of a row in the order of the names. It stays valid when the row itself is deleted. */
export interface NamePlace {
  /** The folded name. */
  key: string
  id: string
}

/** Which rows of a list in the order of the names are asked for. */
export interface NamePageAsked {
  /** Part of a text of the row, in any case. */
  search?: string | undefined
  after?: NamePlace | undefined
  before?: NamePlace | undefined
  size: number
}

/** A page of a list in the order of the names, and the places from which its neighbours can be read. */
export interface NamePage<Row> {
  rows: Row[]
  total: Total
  previous: NamePlace | null
  next: NamePlace | null
}
