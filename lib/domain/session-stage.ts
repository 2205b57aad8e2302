import { minute } from './time'

/** Someone half signed in must show the second factor within this time. Milliseconds. */
const longestHalf = 10 * minute

/** So many attempts at the second factor end a session that is half signed in. */
export const mostFactorAttempts = 10

interface Stages {
  createdAt: Date
  completedAt: Date | null
  factorAttempts: number
}

/** Whether everything that the person needs was shown in a live session. Null: not yet, and it is too late. */
export function stageOf(session: Stages, now: Date): 'half' | 'complete' | null {
  if (session.completedAt) return 'complete'
  if (session.factorAttempts >= mostFactorAttempts) return null
  return now.getTime() - session.createdAt.getTime() < longestHalf ? 'half' : null
}
