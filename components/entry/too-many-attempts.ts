import { counted } from '@/components/ui/counted'

/** The message that tells how long to wait before trying again. */
export function tooManyAttempts(seconds: number): string {
  return `Too many attempts. Try again in ${seconds < 60 ? counted(seconds, 'second') : counted(Math.ceil(seconds / 60), 'minute')}.`
}
