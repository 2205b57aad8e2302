/** What is kept of something that is edited: the fields that were sent, and all others as they were. What is sent as null is cleared. */
export function edited<Fields extends object>(before: Fields, sent: Partial<Fields>): Fields {
  const after = { ...before }
  for (const field of Object.keys(before) as (keyof Fields)[]) {
    const value = sent[field]
    if (value !== undefined) after[field] = value
  }
  return after
}
