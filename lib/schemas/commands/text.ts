import { z } from './zod'
import { hasVisible, hiddenIn, hiddenInSearch, hiddenInText } from '@/lib/domain/text'

/** The id of something stored, as an address or a hand-made request may name it: nothing that a database chokes on. */
export const recordId = z.string().regex(/^[\w-]{1,64}$/)

/** Refuses what nobody would see, and says which character it is. */
const without = (hidden: (text: string) => string | null) =>
  z.check<string>(({ value, issues }) => {
    const character = hidden(value)
    if (character)
      issues.push({ code: 'custom', input: value, message: `Remove the hidden character ${character}.` })
  })

// Normalized first: it may make a text longer.
const typed = z.string().normalize('NFC').trim()

/** A name: 1 to 100 characters after trimming, of which one can be seen and none is hidden. */
export const nameText = typed
  .min(1, 'Enter a name.')
  .max(100, 'A name has at most 100 characters.')
  .check(without(hiddenIn))
  .refine((text) => text === '' || hasVisible(text), 'Enter a name that can be seen.')

/** A description: at most 1,000 characters, line breaks allowed. */
export const descriptionText = typed
  .max(1000, 'A description has at most 1,000 characters.')
  .check(without(hiddenInText))

/** A short free text that may be left empty. */
export const shortText = typed
  .max(100, 'Use at most 100 characters.')
  .check(without(hiddenIn))
  .refine((text) => text === '' || hasVisible(text), 'Enter something that can be seen.')

/** What uses a credential. */
export const applicationText = shortText.min(1, 'Enter an application.')

/** Something to look for, or to narrow a list by. */
export const searchText = typed.max(100, 'Use at most 100 characters.').check(without(hiddenInSearch))

// RFC 5322, 3.2.3: a dot-atom, of at most 64 characters (RFC 5321), at a name of the DNS.
const atom = String.raw`[\w!#$%&'*+/=?^${'`'}{|}~-]+`
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const addressForm = new RegExp(
  String.raw`^(?=.{1,64}@)${atom}(?:\.${atom})*@(?:${label}\.)+(?!\d+$)${label}$`,
)

const emailForm = z
  .email({ pattern: addressForm, error: 'Enter an e-mail address like name@example.com.' })
  .max(254, 'An e-mail address has at most 254 characters.')

/** An e-mail address, trimmed. */
export const emailAddress = z.string().trim().min(1, 'Enter an e-mail address.').pipe(emailForm)
