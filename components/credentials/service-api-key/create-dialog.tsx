'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/ui/text-field'
import { serviceApiKeyForm, type ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import { AuthorityFields } from '../authority-fields'
import { CreateDialog } from '../create-dialog'
import type { DialogProps } from '../dialog-props'
import { emptyForm } from '../empty-form'
import { ExpiryField } from '../expiry-field'
import { ServiceUserField } from './service-user-field'

/** Creates a service API key. */
export function CreateServiceApiKeyDialog(props: DialogProps<'service_api_key'>) {
  const { actions, offer, reading, onRevealed, onClose } = props
  const form = useForm<ServiceApiKeyForm>({
    resolver: zodResolver(serviceApiKeyForm, undefined, { raw: true }),
    defaultValues: { ...emptyForm(reading.timeZone), serviceUser: '' },
  })
  return (
    <CreateDialog
      kind="service_api_key"
      description="One long-lived key that a program sends with each request."
      form={form}
      submitLabel="Save & close"
      create={actions.create}
      onRevealed={onRevealed}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Name" autoComplete="off" error={errorOf('name')} {...form.register('name')} />
            <ServiceUserField offer={offer.serviceUsers} error={errorOf('serviceUser')} />
          </div>
          <ExpiryField label="Expires at" kept={null} reading={reading} error={errorOf('expiresAt')} />
          <AuthorityFields offer={offer} present={null} reading={reading} errorOf={errorOf} />
        </>
      )}
    </CreateDialog>
  )
}
