/** Round numbers at which a chart has lines, from zero to the first one that is not below the largest value. */
export function scaleTicks(largest: number): number[] {
  const step = roundStep(largest / mostSteps)
  const count = Math.max(1, Math.ceil(largest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

const mostSteps = 4

/** The smallest whole number of 1, 2 or 5 times a power of ten that is not below a value. */
function roundStep(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= value) ?? 10 * power
}

const short = new Intl.NumberFormat('en', { notation: 'compact' })

/** A number beside a line: "250", "12k", "1.5M". */
export function shortNumber(value: number): string {
  return short.format(value).replace('K', 'k')
}
