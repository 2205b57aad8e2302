import { minute } from './time'

/** How many refused attempts of one person the trail keeps in any minute, so that nobody can flood it. */
export const mostRefusals = 30

/** That minute, in milliseconds. */
export const refusalSpan = minute
