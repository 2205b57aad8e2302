/** The message that tells how long to wait before trying again. */
export function tooManyAttempts(seconds: number): string {
  if (seconds === 1) return 'Too many attempts. Try again in 1 second.'
  return `Too many attempts. Try again in ${seconds < 60 ? `${seconds} seconds` : '1 minute'}.`
}
