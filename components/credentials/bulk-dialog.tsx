'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { CredentialKind } from '@/lib/domain/credential'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { BulkConsequences } from './bulk-consequences'
import type { BulkActions, ChosenCredential } from './bulk-view'
import { isInUse } from './consequences'
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
  const inUse = chosen.filter((each) => isInUse(each, reading)).length
  const { noun } = credentialKinds[kind]
  const counted = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`

  async function confirm() {
    const problems = await run(
      what,
      chosen.map(({ id }) => id),
    )
    const done = chosen.filter(({ id }) => !problems.has(id))
    onDone(chosen.filter(({ id }) => problems.get(id)?.isGone ?? true))
    if (done.length > 0) toast(`${past} ${counted(done.length)}`)
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
        title={`${not}: ${counted(left.length)}`}
        description={`${past}: ${counted(chosen.length - left.length)}. ${staying(left)}`}
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <ul className="divide-y divide-border">
          {left.map(({ id, name, problem }) => (
            <li key={id} className="py-2">
              <span className="block truncate font-medium">{name}</span>
              <span className="text-muted">{problem}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      open
      title={`${verb} ${counted(chosen.length)}`}
      tone={what === 'enable' ? 'primary' : 'danger'}
      confirmLabel={verb}
      cancelLabel="Cancel"
      pending={progress !== null}
      error={null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      typeToConfirm={what === 'delete' && inUse > 0 ? counted(chosen.length) : undefined}
      body={
        <div className="flex flex-col gap-3">
          <BulkConsequences
            kind={kind}
            what={what}
            chosen={chosen}
            inUse={inUse}
            reading={reading}
            tokenMinutes={tokenMinutes}
          />
          {progress !== null && (
            <p role="status" className="flex items-center gap-3 text-text">
              <progress
                aria-label="Progress"
                max={chosen.length}
                value={progress}
                className="h-1.5 flex-1 accent-accent"
              />
              {progress.toLocaleString('en')} of {chosen.length.toLocaleString('en')}
            </p>
          )}
        </div>
      }
    />
  )
}
