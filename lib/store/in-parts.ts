/**
 * How many rows are read at a time. Prisma queries related rows with a list of ids, whose length must not grow with the
 * data.
 */
export const partSize = 500

interface Part {
  take: number
  skip?: number
  cursor?: { id: string }
}

/** Reads all rows in an order that ends with their id, in parts. */
export async function inParts<Row extends { id: string }>(
  read: (part: Part) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = []
  for (let part: Part = { take: partSize }; ;) {
    const rows = await read(part)
    all.push(...rows)
    const last = rows.at(-1)
    if (!last || rows.length < partSize) return all
    part = { take: partSize, skip: 1, cursor: { id: last.id } }
  }
}
