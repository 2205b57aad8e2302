import type { Item } from './items'

const most = 4
/** Tells a line from the same among the pages. */
const prefix = 'recent '

/** What was opened through the palette since this tab was loaded, the latest first. Not stored: others may use this browser. */
let opened: Item[] = []

/** Puts a line at the top of what was opened. Searches are not remembered. */
export function remember(item: Item): void {
  if (item.id.startsWith('search ')) return
  const id = item.id.replace(prefix, '')
  opened = [{ ...item, id, note: undefined }, ...opened.filter((other) => other.id !== id)].slice(0, most)
}

export function recentItems(): Item[] {
  return opened.map((item) => ({ ...item, id: `${prefix}${item.id}` }))
}
