import { longestFoundIn } from '@/lib/domain/report-limits'
import { foundIn } from '@/lib/domain/secret-report'
import { z } from './zod'
import { longestOverlap } from '@/lib/domain/secret-retirement'
import { version } from './credential'
import { moment } from './moment'
import { lineText, recordId } from './text'

const wholeDate = 'Enter a complete date and time.'

/** When the old secret of a rotation retires. */
const retirement = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('after'),
    hours: z
      .int()
      .min(1)
      .max(longestOverlap * 24),
  }),
  z.object({ kind: z.literal('at'), at: moment(wholeDate) }),
  z.object({ kind: z.literal('when_quiet'), hours: z.int('Enter a whole number of hours.') }),
])

/** Contains the version, so that two rotations, or a rotation and a reset, cannot both happen. */
export const rotateSecretInput = z.object({ id: recordId, version, retirement })

/** One secret of a credential. */
export const retireSecretInput = z.object({ id: recordId, secretId: recordId, version })

export const extendSecretInput = z.object({
  id: recordId,
  secretId: recordId,
  version,
  until: moment(wholeDate),
})

/** A text that contains a secret, such as the secret itself, a line of a file or a header. */
export const findBySecretInput = z.object({
  text: z
    .string()
    .max(4096, 'Use at most 4,096 characters.')
    .refine((text) => text.trim() !== '', 'Enter a secret.'),
})

/** A secret that was found where it should not be. */
export const reportSecretInput = z.object({
  id: recordId,
  secretId: recordId,
  /** Where it was found; any secret in it is removed. */
  source: lineText.max(longestFoundIn, `Use at most ${longestFoundIn} characters.`).transform(foundIn),
  /** Whether it ends now. */
  ends: z.boolean(),
})
