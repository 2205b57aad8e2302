'use client'

import { useForm, useWatch } from 'react-hook-form'
import { OfflineTokens } from '../consequences'
import { credentialKinds } from '../credential-kinds'
import type { ActionState } from '@/components/ui/action-state'
import { Checkbox } from '@/components/ui/checkbox'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { FoundCredential, Reported, ReportInput } from './finding'

interface ReportDialogProps {
  found: FoundCredential
  /** The lifetime of a token, in minutes. */
  tokenMinutes: number
  report: (input: ReportInput) => Promise<ActionState<Reported>>
  onReported: (reported: Reported) => void
  onClose: () => void
}

/** Reports a secret as leaked: where it was found, and whether it ends now. */
export function ReportDialog({ found, tokenMinutes, report, onReported, onClose }: ReportDialogProps) {
  const { id, name, kind, secret, endedAt, reportedAt, isLast } = found
  const isLive = endedAt === null
  const { run, pending, failure } = useAction(report)
  const toast = useToast()
  const form = useForm({ defaultValues: { source: '', ends: isLive } })
  const ends = useWatch({ control: form.control, name: 'ends' })

  async function submit(values: { source: string; ends: boolean }) {
    const state = await run({ id, secretId: secret.id, ...values })
    if (!state.ok) return
    const { ended, disabled } = state.value
    const note = disabled
      ? 'It has ended, and the credential is disabled.'
      : ended
        ? 'It has ended.'
        : reportedAt !== null
          ? 'It had been reported before.'
          : undefined
    toast(`Reported the secret of “${state.value.name}”`, note)
    onReported(state.value)
  }

  return (
    <FormDialog
      title="Report as leaked"
      about={{ id: `${id} ${secret.id}` }}
      description={`The secret of “${name}” that ends in ${secret.hint}. ${
        isLive
          ? 'Every cloud administrator is alerted.'
          : 'It has ended, so the report is only recorded in the audit trail.'
      }`}
      form={form}
      submitLabel={ends ? 'Report and end it' : 'Report'}
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label="Where it was found"
            optional
            autoComplete="off"
            placeholder="https://github.com/example/app"
            hint="An address or a few words, at most 200 characters. A secret in it is removed."
            error={errorOf('source')}
            {...form.register('source')}
          />
          {isLive && (
            <Checkbox
              label="End this secret now"
              hint={`It and every token issued for it are refused at once.${
                isLast
                  ? ` It is the only one that works, so this also disables the ${credentialKinds[kind].noun}.`
                  : ' The other secret goes on working.'
              }`}
              {...form.register('ends')}
            />
          )}
          {ends && credentialKinds[kind].hasTokens && (
            <div className="text-muted">
              <OfflineTokens tokenMinutes={tokenMinutes} />
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}
