import type { z } from 'zod'
import { addPasskeyInput, renamePasskeyInput, type signInWithPasskeyInput } from '../commands/passkey'

export { unreadableAnswer } from '../commands/passkey'

/** The answer of a browser that used a passkey. */
export type PasskeyAnswer = z.input<typeof signInWithPasskeyInput>['passkey']

/** The answer of a browser that made a passkey. */
export type NewPasskeyAnswer = z.input<typeof addPasskeyInput>['passkey']

/** The form that adds a passkey. The browser's answer comes after it. */
export const addPasskeyForm = addPasskeyInput.pick({ name: true })
export type AddPasskeyForm = z.input<typeof addPasskeyForm>

/** The form that gives a passkey another name. It has a field of the command. */
export const renamePasskeyForm = renamePasskeyInput.pick({ name: true })
export type RenamePasskeyForm = z.input<typeof renamePasskeyForm>
