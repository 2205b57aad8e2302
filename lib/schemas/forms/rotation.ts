import { z } from '../commands/zod'
import { extendSecretInput, rotateSecretInput } from '../commands/secret'
import { isTimeZone, readLocalTime } from '@/lib/domain/local-time'
import type { RetirementPlan } from '@/lib/domain/secret-retirement'
import { hour } from '@/lib/domain/time'
import { formOf, type Refuse } from './form'

export { fewestQuietHours, longestExtension, mostQuietHours } from '@/lib/domain/secret-retirement'

export function hoursAfter(hours: number, now: Date): Date {
  return new Date(now.getTime() + hours * hour)
}

/** A moment in the person's time zone. */
const momentFields = {
  /** Such as `2027-03-28T12:00`. */
  retiresAt: z.string().trim(),
  timeZone: z.string().max(64),
}

/** How long both secrets work, as the dialog offers it: some hours, until a date, or until the old one is quiet. */
export const overlaps = ['1', '24', '168', 'date', 'quiet'] as const

const rotationFields = {
  ...momentFields,
  overlap: z.enum(overlaps, 'Choose until when both work.'),
  quietHours: z.string().trim(),
}
export type RotationForm = z.infer<z.ZodObject<typeof rotationFields>>

function momentOf(
  { retiresAt, timeZone }: z.infer<z.ZodObject<typeof momentFields>>,
  refuse: Refuse<'retiresAt' | 'timeZone'>,
): Date {
  const read = isTimeZone(timeZone) ? readLocalTime(retiresAt, timeZone, null) : null
  if (!read) refuse('retiresAt', 'Enter a complete date and time.')
  return read?.moment ?? new Date(0)
}

const mapping = {
  screen: rotationFields,
  toCommand(values: RotationForm, refuse: Refuse<keyof RotationForm>): { retirement: RetirementPlan } {
    const { overlap, quietHours } = values
    if (overlap === 'date') return { retirement: { kind: 'at', at: momentOf(values, refuse) } }
    if (overlap !== 'quiet') return { retirement: { kind: 'after', hours: Number(overlap) } }
    const isWhole = /^[1-9]\d{0,5}$/.test(quietHours)
    if (!isWhole) refuse('quietHours', 'Enter a whole number of hours.')
    return { retirement: { kind: 'when_quiet', hours: isWhole ? Number(quietHours) : 1 } }
  },
  controlOf: (field: string, { overlap }: RotationForm) =>
    field === 'retiresAt' && overlap !== 'date' ? 'overlap' : field,
}

export const rotateSecretForm = formOf(rotateSecretInput, mapping)

/** The part of the form that a browser checks. */
export const rotationForm = formOf(rotateSecretInput.pick({ retirement: true }), mapping).schema

const extensionMapping = {
  screen: momentFields,
  toCommand: (values: ExtensionForm, refuse: Refuse<keyof ExtensionForm>) => ({
    until: momentOf(values, refuse),
  }),
  controlOf: (field: string) => (field === 'until' ? 'retiresAt' : field),
}
export type ExtensionForm = z.infer<z.ZodObject<typeof momentFields>>

export const extendSecretForm = formOf(extendSecretInput, extensionMapping)
export const extensionForm = formOf(extendSecretInput.pick({ until: true }), extensionMapping).schema
