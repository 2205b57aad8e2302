'use client'

import { AuthorityFields } from '../authority-fields'
import { ExpiryField } from '../expiry-field'
import type { FieldsProps } from '../form-parts'
import { NameFields } from '../name-fields'
import { ServiceUserField } from './service-user-field'

/** The fields of a service API key, inside the form that creates or edits it. Its service user never changes. */
export function KeyFields(props: FieldsProps<'service_api_key'>) {
  const { errorOf, findPeople, offer, current, present, reading } = props
  return (
    <>
      <NameFields findPeople={findPeople} errorOf={errorOf} />
      {!current && <ServiceUserField offer={offer.serviceUsers} error={errorOf('serviceUser')} />}
      <ExpiryField
        label="Expires at"
        kept={current?.expiresAt ?? null}
        reading={reading}
        error={errorOf('expiresAt')}
      />
      <AuthorityFields offer={offer} present={present} reading={reading} errorOf={errorOf} />
    </>
  )
}
