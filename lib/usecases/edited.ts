/** Merges an edit into what is stored: fields that were sent replace the stored ones, and null clears a field. */
export function edited<Fields extends object>(before: Fields, sent: Partial<Fields>): Fields {
  const after = { ...before }
  for (const field of Object.keys(before) as (keyof Fields)[]) {
    const value = sent[field]
    if (value !== undefined) after[field] = value
  }
  return after
}
