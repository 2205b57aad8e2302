const most = 20

/** The first entries of a list. If there are more, the last entry is the number of the others, such as `+5`. */
export function firstOf(entries: readonly string[]): readonly string[] {
  return entries.length > most ? [...entries.slice(0, most), `+${entries.length - most}`] : entries
}
