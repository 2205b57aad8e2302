'use client'

import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { useAction } from '@/components/ui/use-action'
import { useRead } from '@/components/ui/use-read'
import type { CredentialKind } from '@/lib/domain/credential'
import { fewestQuietHours, type RotationForm } from '@/lib/schemas/forms/rotation'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { OverlapField } from './overlap-field'
import { SecretUse } from './secret-use'
import { Quoted } from '@/components/ui/quoted'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<RotationForm>(
  () => import('@/lib/schemas/forms/rotation').then(({ rotationForm }) => rotationForm),
  { raw: true },
)

/** Asks how long the current secret works beside the new one, and says when and from where it was last used. */
export function RotateDialog<Kind extends CredentialKind>({
  kind,
  ...props
}: DialogOfOne<Kind> & { kind: Kind }) {
  const { credential, actions, tokenMinutes, reading, onRevealed, onClose } = props
  const { secret: noun, expired, hasTokens } = credentialKinds[kind]
  const { found, again } = useRead(actions.read, credential.id)
  const { run, pending, failure } = useAction(actions.rotate)
  const fewestHours = fewestQuietHours(tokenMinutes * 60)
  const form = useForm<RotationForm>({
    resolver,
    defaultValues: {
      overlap: '24',
      retiresAt: '',
      timeZone: reading.timeZone,
      quietHours: String(Math.max(24, fewestHours)),
    },
  })
  const current = found?.ok ? found.value.credential : null
  const { loading, refusal } = readForm(found, again)
  const [present] = current?.secrets ?? []
  const reason = current && reasonAgainst(current, { noun, expired })

  async function submit(fields: RotationForm) {
    if (!current) return
    const state = await run({ ...fields, id: credential.id, version: current.version })
    if (state.ok) onRevealed(state.value, present !== undefined)
  }

  return (
    <FormDialog
      title={`Rotate API ${noun}`}
      about={{ id: credential.id, version: current?.version }}
      form={form}
      submitLabel={`Rotate ${noun}`}
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
      loading={loading}
      refusal={reason ? { reason, remedy: null } : refusal}
    >
      {(errorOf) =>
        current &&
        (present ? (
          <>
            <div className="flex flex-col gap-2 text-pretty text-muted">
              <p>
                <Quoted>{credential.name}</Quoted> gets a second {noun} that works at once.{' '}
                <strong className="font-medium text-text">
                  The current one keeps working until it retires
                </strong>
                , so nothing loses access now.
                {hasTokens && ' Tokens end with the secret for which they were issued.'}
              </p>
              <p>
                The current {noun}, which ends in <code className="text-text">{present.hint}</code>,{' '}
                <SecretUse secret={present} reading={reading} />.
                {present.isOld && ' It already has a retirement. Your choice here replaces it.'}
              </p>
            </div>
            <OverlapField
              noun={noun}
              expiresAt={current.expiresAt}
              fewestHours={fewestHours}
              reading={reading}
              errorOf={errorOf}
            />
          </>
        ) : (
          <p className="text-pretty text-muted">
            <Quoted>{credential.name}</Quoted> has no {noun} that works. It gets a new one that works at once.
          </p>
        ))
      }
    </FormDialog>
  )
}

/** Why it cannot be rotated now; null if it can. */
function reasonAgainst(
  { state, secrets }: { state: string; secrets: readonly unknown[] },
  { noun, expired }: { noun: string; expired: string },
): string | null {
  if (state === 'expired') return expired
  if (state === 'disabled') return `It is disabled. Enable it before you rotate its ${noun}.`
  return secrets.length > 1
    ? `It already has two live ${noun}s. Retire the old one in its details first.`
    : null
}
