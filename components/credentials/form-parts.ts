import type { ReactNode } from 'react'
import type { UseFormProps } from 'react-hook-form'
import type { ErrorOf } from '@/components/ui/use-error-of'
import type { Find } from '@/components/ui/suggest-field'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialForms, CurrentValues } from './credential-actions'
import type { CredentialView, Reading } from './credential-view'
import type { FormOffer, OfferedPerson } from './form-offer'
import type { PresentUse } from './shut-out-notice'

/** The props of the fields of a form, inside its FormProvider. */
export interface FieldsProps<Kind extends CredentialKind> {
  errorOf: ErrorOf<CredentialForms[Kind]>
  findPeople: Find
  offer: FormOffer<Kind>
  /** The credential that is edited; null for a new one. */
  current: CredentialView<Kind> | null
  /** The addresses it is used from; null for a new credential, and until they are known. */
  present: PresentUse | null
  reading: Reading
}

/** The form that creates, duplicates or edits a credential. */
export interface FormParts<Kind extends CredentialKind> {
  /** Its schema and empty values. */
  options: (timeZone: string, you: OfferedPerson) => UseFormProps<CredentialForms[Kind]>
  /** Its values for the credential as it is. */
  of: (current: CurrentValues<Kind>, timeZone: string) => CredentialForms[Kind]
  /** Its values for a duplicate. */
  copy: (current: CurrentValues<Kind>, reading: Reading) => CredentialForms[Kind]
  Fields: (props: FieldsProps<Kind>) => ReactNode
}
