'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { apiClientForm, type ApiClientForm } from '@/lib/schemas/forms/api-client'
import { CreateDialog } from '../create-dialog'
import { credentialKinds } from '../credential-kinds'
import type { DialogProps } from '../dialog-props'
import { emptyClientForm } from './client-form'
import { ClientFields } from './fields'

/** Creates an API client. */
export function CreateApiClientDialog(props: DialogProps<'api_client'>) {
  const { actions, offer, reading, onRevealed, onClose } = props
  const form = useForm<ApiClientForm>({
    resolver: zodResolver(apiClientForm, undefined, { raw: true }),
    defaultValues: emptyClientForm(reading.timeZone),
  })
  return (
    <CreateDialog
      kind="api_client"
      description={credentialKinds.api_client.lead}
      form={form}
      submitLabel="Create"
      create={actions.create}
      onRevealed={onRevealed}
      onClose={onClose}
    >
      {(errorOf) => (
        <ClientFields errorOf={errorOf} offer={offer} expiresAt={null} present={null} reading={reading} />
      )}
    </CreateDialog>
  )
}
