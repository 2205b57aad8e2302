import { factorRequirements, graceBounds } from '@/lib/domain/factor-policy'
import { leakResponses } from '@/lib/domain/policy'
import { sessionBounds } from '@/lib/domain/session'
import { stepUpBounds } from '@/lib/domain/step-up'
import { z } from './zod'

const { idleMinutes, sessionHours } = sessionBounds

const wholeMinutes = z
  .int('Enter a whole number of minutes.')
  .min(idleMinutes.least, `Enter at least ${idleMinutes.least} minutes.`)
  .max(idleMinutes.most, `Enter at most ${idleMinutes.most.toLocaleString('en')} minutes (24 hours).`)

const wholeHours = z
  .int('Enter a whole number of hours.')
  .min(sessionHours.least, `Enter at least ${sessionHours.least} hour.`)
  .max(sessionHours.most, `Enter at most ${sessionHours.most} hours (30 days).`)

/** Every policy that people set. */
export const policyFields = z.object({
  requireContactEmail: z.boolean(),
  requireApplication: z.boolean(),
  requireNetworkRestriction: z.boolean(),
  digestHour: z
    .number('Choose an hour.')
    .int('Choose an hour.')
    .min(0, 'Choose an hour.')
    .max(23, 'Choose an hour.'),
  /** In days; null for no limit. */
  maximumLifetime: z
    .int('Enter a whole number of days.')
    .min(1, 'Enter at least 1 day.')
    .max(3650, 'Enter at most 3,650 days.')
    .nullable(),
  usageDays: z
    .int('Enter a whole number of days.')
    .min(7, 'Usage is kept for at least 7 days.')
    .max(730, 'Usage is kept for at most 730 days.'),
  leakResponse: z.enum(leakResponses, 'Choose what happens.'),
  administratorIdleMinutes: wholeMinutes,
  administratorSessionHours: wholeHours,
  idleMinutes: wholeMinutes,
  sessionHours: wholeHours,
  secondFactorFor: z.enum(factorRequirements, 'Choose who needs it.'),
  secondFactorGraceDays: z
    .int('Enter a whole number of days.')
    .min(graceBounds.least, 'Enter 0 or more days.')
    .max(graceBounds.most, `Enter at most ${graceBounds.most} days.`),
  stepUpMinutes: z
    .int('Enter a whole number of minutes.')
    .min(stepUpBounds.least, `Enter at least ${stepUpBounds.least} minutes.`)
    .max(stepUpBounds.most, `Enter at most ${stepUpBounds.most} minutes.`),
})

/** A policy that is not sent stays unchanged. */
export const setPoliciesInput = policyFields.partial()
