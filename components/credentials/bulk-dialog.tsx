'use client'

import { useState } from 'react'
import { AffectedList } from '@/components/ui/affected'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { counted } from '@/components/ui/counted'
import { DestroyDialog } from '@/components/ui/destroy-question'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { affectedBy, BulkConsequences } from './bulk-consequences'
import type { BulkActions, ChosenCredential } from './bulk-view'
import { credentialKinds } from './credential-kinds'
import type { Reading } from './credential-view'
import { useBatches } from './use-batches'

interface BulkDialogProps {
  kind: CredentialKind
  what: BulkInput['what']
  chosen: ChosenCredential[]
  change: BulkActions['change']
  tokenMinutes: number
  reading: Reading
  /** Receives the credentials that were changed, and those that no longer exist. */
  onDone: (credentials: ChosenCredential[]) => void
  onClose: () => void
}

const words = {
  enable: { verb: 'Enable', past: 'Enabled', not: 'Not enabled' },
  disable: { verb: 'Disable', past: 'Disabled', not: 'Not disabled' },
  delete: { verb: 'Delete', past: 'Deleted', not: 'Not deleted' },
}

/** Which of those that were not changed can be tried again. */
function staying(left: readonly { isGone: boolean }[]): string {
  if (left.every(({ isGone }) => isGone)) return 'Nothing stays selected.'
  return left.some(({ isGone }) => isGone)
    ? 'Those that still exist stay selected.'
    : 'The following stay selected.'
}

/** Asks before several credentials are changed, shows the progress, and names those that could not be changed. */
export function BulkDialog(props: BulkDialogProps) {
  const { kind, what, chosen, change, tokenMinutes, reading, onDone, onClose } = props
  const { verb, past, not } = words[what]
  const { run, progress } = useBatches(change)
  const [left, setLeft] = useState<{ id: string; name: string; problem: string; isGone: boolean }[] | null>(
    null,
  )
  const toast = useToast()
  const affected = affectedBy(kind, chosen, reading)
  const { noun } = credentialKinds[kind]

  async function confirm() {
    const problems = await run(
      what,
      chosen.map(({ id }) => id),
    )
    if (!problems) return
    const done = chosen.filter(({ id }) => !problems.has(id))
    onDone(chosen.filter(({ id }) => problems.get(id)?.isGone ?? true))
    if (done.length > 0) toast(`${past} ${counted(done.length, noun)}`)
    if (done.length === chosen.length) return onClose()
    setLeft(
      chosen.flatMap(({ id, name }) =>
        [problems.get(id) ?? []].flat().map((problem) => ({ id, name, ...problem })),
      ),
    )
  }

  if (left) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={`${not}: ${counted(left.length, noun)}`}
        description={`${past}: ${counted(chosen.length - left.length, noun)}. ${staying(left)}`}
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <ul className="divide-y divide-border">
          {left.map(({ id, name, problem }) => (
            <li key={id} className="py-2">
              <bdi className="block truncate font-medium">{name}</bdi>
              <span className="text-muted">{problem}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    )
  }
  const question = {
    title: `${verb} ${counted(chosen.length, noun)}`,
    confirmLabel: verb,
    pending: progress !== null,
    error: null,
    onConfirm: () => void confirm(),
    onCancel: onClose,
  }
  const consequences = (
    <>
      <BulkConsequences kind={kind} what={what} affected={affected} tokenMinutes={tokenMinutes} />
      {progress !== null && <Progress done={progress} of={chosen.length} />}
    </>
  )
  if (what === 'delete') {
    return (
      <DestroyDialog {...question} name={counted(chosen.length, noun)} affected={affected} reading={reading}>
        {consequences}
      </DestroyDialog>
    )
  }
  return (
    <ConfirmDialog
      {...question}
      open
      tone={what === 'enable' ? 'primary' : 'danger'}
      cancelLabel="Cancel"
      body={
        <div className="flex flex-col gap-3">
          {consequences}
          <AffectedList label="What this affects" affected={affected} reading={reading} />
        </div>
      }
    />
  )
}

function Progress({ done, of }: { done: number; of: number }) {
  return (
    <p role="status" className="flex items-center gap-3 text-text">
      <progress aria-label="Progress" max={of} value={done} className="h-1.5 flex-1 accent-accent" />
      {done.toLocaleString('en')} of {of.toLocaleString('en')}
    </p>
  )
}
