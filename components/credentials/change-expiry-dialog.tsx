'use client'

import { useEffect, useEffectEvent } from 'react'
import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { Quoted } from '@/components/ui/quoted'
import { readForm } from '@/components/ui/read-form'
import { absoluteTime } from '@/components/ui/time-format'
import { useRead } from '@/components/ui/use-read'
import type { CredentialKind } from '@/lib/domain/credential'
import { toExpiryForm, type ExpiryForm } from '@/lib/schemas/forms/expiry'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { ExpiryField } from './expiry-field'
import { expiryResolver } from './expiry-resolver'

/** Changes when a credential expires, and nothing else. Begins with its values at the time the dialog opens. */
export function ChangeExpiryDialog<Kind extends CredentialKind>({
  kind,
  ...props
}: DialogOfOne<Kind> & { kind: Kind }) {
  const { credential, actions, reading, onClose } = props
  const { noun, mustExpire, expired } = credentialKinds[kind]
  const { found, again } = useRead(actions.read, credential.id)
  const current = found?.ok ? found.value.credential : null
  const { loading, refusal } = readForm(found, again)
  const form = useForm<ExpiryForm>({
    resolver: expiryResolver(mustExpire),
    defaultValues: toExpiryForm(null, reading.timeZone),
  })
  const { reset } = form
  const show = useEffectEvent((expiresAt: string | null) => reset(toExpiryForm(expiresAt, reading.timeZone)))
  useEffect(() => {
    if (current) show(current.expiresAt)
  }, [current])

  return (
    <SaveDialog
      title={`Change expiry of ${noun}`}
      about={{ id: credential.id, version: current?.version }}
      form={form}
      submitLabel="Save"
      save={(fields) =>
        actions.changeExpiry({
          ...fields,
          id: credential.id,
          version: current?.version ?? credential.version,
        })
      }
      done="Saved"
      onClose={onClose}
      loading={loading}
      refusal={current?.state === 'expired' ? { reason: expired, remedy: null } : refusal}
    >
      {(errorOf) =>
        current && (
          <>
            <p className="text-pretty text-muted">
              <Quoted>{current.name}</Quoted>{' '}
              {current.expiresAt === null
                ? 'never expires'
                : `expires on ${absoluteTime(new Date(current.expiresAt), reading.timeZone)}`}
              . Its {credentialKinds[kind].secret} stays the same.
            </p>
            <ExpiryField
              label={mustExpire ? 'Expires at' : 'Expires'}
              optional={!mustExpire}
              kept={current.expiresAt}
              reading={reading}
              error={errorOf('expiresAt')}
            />
          </>
        )
      }
    </SaveDialog>
  )
}
