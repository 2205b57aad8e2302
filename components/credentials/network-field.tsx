'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { TextAreaField } from '@/components/ui/text-area-field'
import {
  admittedAddresses,
  shutOut,
  type NetworkRestrictionForm,
} from '@/lib/schemas/forms/network-restriction'
import type { Reading } from './credential-view'
import { ShutOutNotice, type PresentUse } from './shut-out-notice'

interface NetworkFieldProps {
  value: NetworkRestrictionForm
  onRestrict: (on: boolean) => void
  onAddresses: (text: string) => void
  /** The addresses it is used from; null for a new credential, and until they are known. */
  present: PresentUse | null
  reading: Reading
  /** The error about the addresses. */
  error: string | undefined
  /** The error about having no restriction. */
  restrictionError: string | undefined
}

/** Restricts the addresses that may use the credential. Keeps what was typed while the restriction is off. */
export function NetworkField(props: NetworkFieldProps) {
  const { value, onRestrict, onAddresses, error, restrictionError, present, reading } = props
  const leavesOut = present && shutOut(value.allowedAddresses, [{ address: present.ownAddress }]).length > 0
  const admitted = admittedAddresses(value.allowedAddresses)
  return (
    <Fieldset legend="Network restriction" error={value.restrictToNetworks ? undefined : restrictionError}>
      <Checkbox
        label="Restrict to networks"
        hint="The credential can be used only from these addresses."
        checked={value.restrictToNetworks}
        onChange={(event) => onRestrict(event.target.checked)}
      />
      {value.restrictToNetworks && (
        <>
          <TextAreaField
            label="Allowed addresses"
            mono
            rows={3}
            placeholder={'203.0.113.7\n10.0.0.0/8, 192.0.2.10 - 192.0.2.20'}
            hint={
              admitted
                ? `Admits ${admitted}${leavesOut ? `, but not yours (${present?.ownAddress})` : ''}.`
                : 'Addresses, ranges with a hyphen, and networks like 10.0.0.0/8, separated by commas or new lines.'
            }
            value={value.allowedAddresses}
            onChange={(event) => onAddresses(event.target.value)}
            error={error}
          />
          {present && (
            <ShutOutNotice allowedAddresses={value.allowedAddresses} present={present} reading={reading} />
          )}
        </>
      )}
    </Fieldset>
  )
}
