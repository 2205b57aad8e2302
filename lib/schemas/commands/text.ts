import { z } from './zod'
import { findSecret } from '@/lib/domain/secret-finding'
import { hasVisible, hiddenIn, hiddenInSearch, hiddenInText, searchLength } from '@/lib/domain/text'

/** The id of something stored, from an address or a hand-made request. Contains nothing that a database rejects. */
export const recordId = z.string().regex(/^[\w-]{1,64}$/)

/** Refuses hidden characters; the message names the first one. */
const without = (hidden: (text: string) => string | null) =>
  z.check<string>(({ value, issues }) => {
    const character = hidden(value)
    if (character)
      issues.push({ code: 'custom', input: value, message: `Remove the hidden character ${character}.` })
  })

// Normalized first, because this can make a text longer.
const typed = z.string().normalize('NFC').trim()

/** A name: 1 to 100 characters after trimming, at least one visible and none hidden. */
export const nameText = typed
  .min(1, 'Enter a name.')
  .max(100, 'Use at most 100 characters.')
  .check(without(hiddenIn))
  .refine((text) => text === '' || hasVisible(text), 'Enter a name with visible characters.')

/** A description: at most 1,000 characters, line breaks allowed. */
export const descriptionText = typed.max(1000, 'Use at most 1,000 characters.').check(without(hiddenInText))

/** A line of text that may be empty, without hidden characters. */
export const lineText = typed.check(without(hiddenIn))

/** A short text that may be empty. */
export const shortText = typed
  .max(100, 'Use at most 100 characters.')
  .check(without(hiddenIn))
  .refine((text) => text === '' || hasVisible(text), 'Enter visible characters.')

/** The application that uses a credential. */
export const applicationText = shortText.min(1, 'Enter an application.')

/** A text to search or filter by. Never a secret, which would be compared with everything that is stored. */
export const searchText = typed
  .max(searchLength, `Use at most ${searchLength} characters.`)
  .check(without(hiddenInSearch))
  .refine((text) => findSecret(text) === null, 'This is a secret. Do not search for it.')

// RFC 5322 section 3.2.3: a dot-atom of at most 64 characters (RFC 5321), at a DNS name.
const atom = String.raw`[\w!#$%&'*+/=?^${'`'}{|}~-]+`
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const addressForm = new RegExp(
  String.raw`^(?=.{1,64}@)${atom}(?:\.${atom})*@(?:${label}\.)+(?!\d+$)${label}$`,
)

const emailForm = z
  .email({ pattern: addressForm, error: 'Enter an e-mail address like name@example.com.' })
  .max(254, 'Use at most 254 characters.')

/** An e-mail address, trimmed. */
export const emailAddress = z.string().trim().min(1, 'Enter an e-mail address.').pipe(emailForm)
