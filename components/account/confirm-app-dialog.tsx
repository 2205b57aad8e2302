'use client'

import { useForm } from 'react-hook-form'
import { CodeField } from '@/components/ui/code-field'
import { CopyField } from '@/components/ui/copy-field'
import { FormDialog } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import type { ConfirmTwoFactorForm } from '@/lib/schemas/forms/account'
import type { AccountActions, AppSetUp, RecoveryCodesView } from './account-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ConfirmTwoFactorForm>(() =>
  import('@/lib/schemas/forms/account').then(({ confirmTwoFactorForm }) => confirmTwoFactorForm),
)

interface ConfirmAppDialogProps {
  app: AppSetUp
  confirm: AccountActions['confirmTwoFactor']
  onConfirmed: (codes: RecoveryCodesView) => void
  onClose: () => void
}

/** Sets up an authenticator app: it reads the key, and its first code shows that it works. */
export function ConfirmAppDialog({ app, confirm, onConfirmed, onClose }: ConfirmAppDialogProps) {
  const { run, pending, failure } = useAction(confirm)
  const form = useForm<ConfirmTwoFactorForm>({
    resolver,
    defaultValues: { code: '' },
  })

  async function submit(fields: ConfirmTwoFactorForm) {
    const state = await run(fields)
    if (state.ok) onConfirmed(state.value)
  }

  return (
    <FormDialog
      title="Set up an authenticator app"
      about={null}
      description="Scan the QR code with an authenticator app, such as Aegis, 2FAS or Google Authenticator, or type the key into it. Then enter the code that it shows."
      form={form}
      submitLabel="Turn on"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <QrCode {...app.qr} />
          <CopyField label="Key" value={app.key} copyLabel="Copy key" whole />
          <CodeField
            data-first-focus
            error={errorOf('code')}
            hint="You are signed out everywhere else when you turn it on."
            {...form.register('code')}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Black on white in either theme, because many apps read nothing else. */
function QrCode({ path, size }: AppSetUp['qr']) {
  return (
    <svg
      role="img"
      aria-label="QR code with the key"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 self-center rounded-control border"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
