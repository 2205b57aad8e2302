// What a spreadsheet takes for the beginning of a formula, in the forms of other widths too.
const sign = String.raw`[=+\-@＝＋－＠﹦﹢﹣﹫−]`
// What it passes over to get to one.
const passedOver = String.raw`(?:(?![\t\r\n])[\s\p{C}\p{Default_Ignorable_Code_Point}"])*`

/**
 * Before each of these an apostrophe makes it text: where a cell begins, and within it after whatever a spreadsheet of another
 * locale or setting takes for the end of a cell, for those do not see the quotes around it.
 */
const formula = new RegExp(
  String.raw`^(?=[\t\r\n]|${passedOver}${sign})|(?<=[;|\t\r\n])(?=${passedOver}${sign})`,
  'gu',
)

/** By this programs tell that a file is UTF-8; without it Excel takes it for the code page of the country. */
export const byteOrderMark = '\uFEFF'

export type CellValue = string | number | object | null

/** A cell of a CSV file (RFC 4180); an object as JSON. */
function cell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(formula, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a CSV file, its end included. */
export function csvLine(values: readonly CellValue[]): string {
  return `${values.map(cell).join(',')}\r\n`
}
