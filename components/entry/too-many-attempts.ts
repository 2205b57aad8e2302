/** What somebody reads who has to wait before they try again. */
export function tooManyAttempts(seconds: number): string {
  if (seconds === 1) return 'Too many attempts. Try again in 1 second.'
  return `Too many attempts. Try again in ${seconds < 60 ? `${seconds} seconds` : '1 minute'}.`
}
