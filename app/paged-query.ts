import type { z } from 'zod'
import type { Dropped } from './ignored-parts'

type Address = Record<string, string | string[] | undefined>

/** The filters that could be read, as text, and the others. */
export interface ReadAddress {
  texts: Record<string, string | undefined>
  dropped: Dropped[]
}

/** The filters of a list and its page, as its address carries them. */
type Fields = Record<string, z.ZodType<unknown, string | undefined>>

/**
 * Reads each parameter of an address on its own, the first if it is repeated. Invalid ones are dropped and returned. Of two places
 * only the one after counts.
 */
export function readAddress<Of extends Fields>(address: Address, fields: Of) {
  const texts: { [Field in keyof Of]?: string } = {}
  const values: { [Field in keyof Of]?: z.output<Of[Field]> } = {}
  const dropped: Dropped[] = []
  for (const field of Object.keys(fields) as (keyof Of & string)[]) {
    const [text = ''] = [address[field]].flat()
    if (text.trim() === '') continue
    const read = fields[field]?.safeParse(text)
    if (read?.success && !(field === 'before' && texts.after !== undefined)) {
      texts[field] = text
      values[field] = read.data as z.output<Of[typeof field]>
    } else dropped.push({ field, value: text })
  }
  return { texts, values, dropped }
}
