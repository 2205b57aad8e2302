import type { Ignored } from '@/components/ui/ignored-notice'

/** A parameter of an address that cannot be used. */
export interface Dropped {
  field: string
  value: string
}

/** The parameters whose name is not the word for what they are. */
const words: Record<string, string> = {
  q: 'search',
  after: 'page',
  before: 'page',
  sort: 'sorting',
  attention: '“needs attention”',
  expiresFrom: '“expires from”',
  expiresUntil: '“expires until”',
  person: '“who”',
  action: '“what”',
  from: '“since”',
  until: '“until”',
}

/** What could not be used of an address, in words. */
export function toIgnored(dropped: readonly Dropped[]): Ignored[] {
  return dropped.map(({ field, value }) => ({ name: words[field] ?? field, value }))
}
