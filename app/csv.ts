// Characters that start a formula in a spreadsheet, including their full-width forms.
const sign = String.raw`[=+\-@＝＋－＠﹦﹢﹣﹫−]`
// Characters that a spreadsheet skips before a formula.
const passedOver = String.raw`(?:(?![\t\r\n])[\s\p{C}\p{Default_Ignorable_Code_Point}"])*`

/**
 * Where an apostrophe turns a formula into text: at the beginning of a cell, and inside it after every character that another
 * locale or setting uses as the separator, because such a spreadsheet does not see the quotes around the cell.
 */
const formula = new RegExp(
  String.raw`^(?=[\t\r\n]|${passedOver}${sign})|(?<=[;|\t\r\n])(?=${passedOver}${sign})`,
  'gu',
)

/** Marks a file as UTF-8. Without it, Excel assumes the code page of its locale. */
export const byteOrderMark = '\uFEFF'

export type CellValue = string | number | object | null

/** A cell of a CSV file (RFC 4180). Objects are written as JSON. */
function cell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(formula, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a CSV file, including the line break. */
export function csvLine(values: readonly CellValue[]): string {
  return `${values.map(cell).join(',')}\r\n`
}
