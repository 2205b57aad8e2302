import { mostPasskeys } from '@/lib/schemas/forms/passkey-limit'

/** Tells a person who wants to add a passkey that they have too many. */
export const tooManyPasskeys = `You have the maximum of ${mostPasskeys} passkeys. Remove one first.`
