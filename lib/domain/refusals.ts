import { minute } from './time'

/** How many refused attempts per person and minute the trail keeps, so that nobody can flood it. */
export const mostRefusals = 30

/** That minute, in milliseconds. */
export const refusalSpan = minute
