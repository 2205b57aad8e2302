/** What a spreadsheet would run as a formula, or skips to get to one. */
const formula = /^[=+\-@\t\r]/

/** A cell of a CSV file (RFC 4180). One that a spreadsheet would run is defused by an apostrophe before it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a CSV file, its end included. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(cell).join(',')}\r\n`
}
