import { z } from 'zod'

// Control characters, and those that turn or hide text: they have no place in a name.
const controlCharacters = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
// The same, but tab and line breaks may stand in a longer text.
const controlCharactersInText = /[^\P{Cc}\t\n\r]/u

/** The id of something stored, as an address or a hand-made request may name it: nothing that a database chokes on. */
export const recordId = z.string().regex(/^[\w-]{1,64}$/)

/** A name: 1 to 100 characters after trimming, no control characters. */
export const nameText = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'A name has at most 100 characters.')
  .refine((text) => !controlCharacters.test(text), 'A name has no control characters.')

/** A description: at most 1,000 characters, line breaks allowed. */
export const descriptionText = z
  .string()
  .trim()
  .max(1000, 'A description has at most 1,000 characters.')
  .refine((text) => !controlCharactersInText.test(text), 'A description has no control characters.')

/** A short free text that may be left empty. */
export const shortText = z
  .string()
  .trim()
  .max(100, 'Use at most 100 characters.')
  .refine((text) => !controlCharacters.test(text), 'Control characters are not allowed.')

const emailForm = z
  .email('Enter an e-mail address like name@example.com.')
  .max(254, 'An e-mail address has at most 254 characters.')

/** An e-mail address, trimmed. */
export const emailAddress = z.string().trim().min(1, 'Enter an e-mail address.').pipe(emailForm)

/** An e-mail address, trimmed, that may be left empty. */
export const optionalEmailAddress = z
  .string()
  .trim()
  .pipe(z.union([z.literal(''), emailForm], 'Enter an e-mail address like name@example.com.'))
