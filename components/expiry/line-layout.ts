/** Something on the line, by its position. Several at one position are one mark with a count. */
export interface LineItem {
  /** In pixels from the left of the smallest width for which the line is laid out. */
  x: number
}

/** Neighbours that are drawn as one mark. */
interface Mark<Item> {
  x: number
  items: Item[]
}

/** The distance between marks from which both can be pressed: the smallest target of WCAG 2.2, 2.5.8. Pixels. */
export const markSize = 24

/**
 * Merges items that are nearer to each other than two targets may be. A mark stands where its first item is. The items are in
 * order of their position.
 */
export function mergeNear<Item extends LineItem>(items: readonly Item[], width: number): Mark<Item>[] {
  const marks: Mark<Item>[] = []
  for (const item of items) {
    const x = Math.min(Math.max(item.x, 0), width)
    const last = marks.at(-1)
    if (last && x - last.x < markSize) last.items.push(item)
    else marks.push({ x, items: [item] })
  }
  return marks
}

/** A label above a mark. It begins there, or ends there if it would leave the line. */
export interface PlacedLabel {
  /** The row, counted upwards from the line. */
  row: number
  side: 'start' | 'end'
  /** The width that is kept free for it. Pixels. */
  width: number
}

interface Space {
  from: number
  to: number
}

/** The space between two labels, and between a label and the stem of another. Pixels. */
const gap = 8

/** How far a label is moved back over its mark. Pixels. */
export const labelInset = 6

interface LabelledMark {
  x: number
  labelWidth: number
  /** Whether other labels come first. */
  isMinor?: boolean
}

interface Room {
  width: number
  rows: number
}

/**
 * Places labels above marks so that none touches another or the stem of one above it; null for those that find no room. The
 * marks are in order. The first are the most important, except for minor ones. Widths are in pixels.
 */
export function placeLabels(marks: readonly LabelledMark[], room: Room): (PlacedLabel | null)[] {
  const kept = new Set<LabelledMark>()
  let placed = new Map<LabelledMark, PlacedLabel>()
  for (const mark of [
    ...marks.filter(({ isMinor }) => !isMinor),
    ...marks.filter(({ isMinor }) => isMinor),
  ]) {
    kept.add(mark)
    const more = placeAll(
      marks.filter((each) => kept.has(each)),
      marks,
      room,
    )
    if (more) placed = more
    else kept.delete(mark)
  }
  return marks.map((mark) => placed.get(mark) ?? null)
}

/**
 * Places the labels of some marks; null if one finds no room. From the end: a label goes above those that begin after it, and so
 * its stem crosses none of them.
 */
function placeAll(
  marks: readonly LabelledMark[],
  all: readonly LabelledMark[],
  { width, rows }: Room,
): Map<LabelledMark, PlacedLabel> | null {
  const taken: Space[][] = Array.from({ length: rows }, () => [])
  const placed = new Map<LabelledMark, PlacedLabel>()

  function place({ x, labelWidth }: LabelledMark): PlacedLabel | null {
    const from = x - labelInset
    const end = x + labelInset
    const isRoom = from + labelWidth <= width
    const side = isRoom ? 'start' : 'end'
    const space = isRoom ? { from, to: from + labelWidth } : { from: end - labelWidth, to: end }
    if (space.from < -labelInset) return null
    // It would seem to be the label of an earlier mark.
    if (!isRoom && all.some((other) => other.x < x && other.x >= space.from)) return null
    for (const [row, spaces] of taken.entries()) {
      if (isFree(spaces, space)) {
        spaces.push(space)
        for (const below of taken.slice(0, row)) below.push({ from: x, to: x })
        return { row, side, width: labelWidth }
      }
      // Its stem would pass through this row.
      if (!isFree(spaces, { from: x, to: x })) return null
    }
    return null
  }

  for (const mark of marks.toReversed()) {
    const label = place(mark)
    if (!label) return null
    placed.set(mark, label)
  }
  return placed
}

function isFree(spaces: readonly Space[], { from, to }: Space): boolean {
  return spaces.every((space) => to + gap <= space.from || space.to + gap <= from)
}

/** The labels of a row that fit beside each other, the first ones first. Each stands centered at its position. */
export function fitting<Label extends { x: number; width: number }>(labels: readonly Label[]): Label[] {
  const kept: Label[] = []
  for (const label of labels) {
    const touches = kept.some((other) => Math.abs(other.x - label.x) < (other.width + label.width) / 2 + gap)
    if (!touches) kept.push(label)
  }
  return kept
}

/** How wide a text is at the most, in the small size. Pixels. Only an estimate: what is wider is cut there. */
export function textWidth(text: string): number {
  let width = 2
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 12.5 : 6.2
  return Math.ceil(width)
}
