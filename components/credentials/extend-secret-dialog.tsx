'use client'

import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { absoluteTime } from '@/components/ui/time-format'
import { useRead } from '@/components/ui/use-read'
import type { CredentialKind } from '@/lib/domain/credential'
import { longestExtension, type ExtensionForm } from '@/lib/schemas/forms/rotation'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import type { DialogProps } from './dialog-props'
import { MomentField } from './moment-field'
import { SecretUse } from './secret-use'
import { Quoted } from '@/components/ui/quoted'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ExtensionForm>(
  () => import('@/lib/schemas/forms/rotation').then(({ extensionForm }) => extensionForm),
  { raw: true },
)

interface ExtendSecretDialogProps<Kind extends CredentialKind> extends Pick<
  DialogProps<Kind>,
  'actions' | 'reading' | 'onClose'
> {
  kind: CredentialKind
  credential: ActedOnFields
  secretId: string
}

/** Puts off the retirement of an old secret, once. */
export function ExtendSecretDialog<Kind extends CredentialKind>(props: ExtendSecretDialogProps<Kind>) {
  const { kind, credential, secretId, actions, reading, onClose } = props
  const { secret: noun } = credentialKinds[kind]
  const { found, again } = useRead(actions.read, credential.id)
  const current = found?.ok ? found.value.credential : null
  const old = current?.secrets.find(({ id }) => id === secretId)
  const { loading, refusal } = readForm(found, again)
  const form = useForm<ExtensionForm>({
    resolver,
    defaultValues: { retiresAt: '', timeZone: reading.timeZone },
  })
  const isGone = found?.ok === true && !old

  return (
    <SaveDialog
      title={`Extend old ${noun}`}
      about={{ id: `${credential.id} ${secretId}`, version: current?.version }}
      form={form}
      submitLabel="Extend"
      save={(fields) =>
        actions.extendSecret({ ...fields, id: credential.id, secretId, version: current?.version ?? 0 })
      }
      done={`Extended the old ${noun} of`}
      onClose={onClose}
      loading={loading}
      refusal={isGone ? { reason: `This ${noun} has already retired.`, remedy: null } : refusal}
    >
      {(errorOf) =>
        old?.retiresAt && (
          <>
            <p className="text-pretty text-muted">
              The {noun} of <Quoted>{credential.name}</Quoted> that ends in{' '}
              <code className="text-text">{old.hint}</code> retires on{' '}
              {absoluteTime(new Date(old.retiresAt), reading.timeZone)}. It{' '}
              <SecretUse secret={old} reading={reading} />. You can extend it once, by at most{' '}
              {longestExtension} days.
            </p>
            <MomentField
              name="retiresAt"
              label="Retires at"
              kept={null}
              reading={reading}
              error={errorOf('retiresAt')}
            />
          </>
        )
      }
    </SaveDialog>
  )
}
