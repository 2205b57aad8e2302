import { z } from '../commands/zod'
import type { Refuse } from './form'

/** The form field for the person responsible for something: who was chosen, and what the field shows. */
export const ownerFields = { owner: z.object({ id: z.string().nullable(), text: z.string() }).optional() }
export type OwnerForm = z.infer<z.ZodObject<typeof ownerFields>>

/** The chosen owner; null if the field is empty, undefined if the form has none. */
export function ownerIdOf({ owner }: OwnerForm, refuse: Refuse<'owner'>): string | null | undefined {
  if (owner === undefined) return undefined
  if (owner.id === null && owner.text.trim() !== '') refuse('owner', 'Choose a person from the list.')
  return owner.id
}

/** The field with a current owner. */
export function toOwnerForm(owner: { id: string; name: string } | null): Required<OwnerForm> {
  return { owner: { id: owner?.id ?? null, text: owner?.name ?? '' } }
}
