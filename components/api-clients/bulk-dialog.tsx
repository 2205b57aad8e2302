'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { Reading } from '@/components/credentials/credential-view'
import { BulkConsequences } from './bulk-consequences'
import type { BulkActions, ChosenClient } from './bulk-view'
import { useBatches } from './use-batches'

interface BulkDialogProps {
  what: BulkInput['what']
  clients: ChosenClient[]
  change: BulkActions['change']
  tokenMinutes: number
  reading: Reading
  /** Told of those for which it was done. */
  onDone: (clients: ChosenClient[]) => void
  onClose: () => void
}

const words = {
  enable: { verb: 'Enable', past: 'Enabled', not: 'Not enabled' },
  disable: { verb: 'Disable', past: 'Disabled', not: 'Not disabled' },
  delete: { verb: 'Delete', past: 'Deleted', not: 'Not deleted' },
}

const week = 7 * 24 * 3_600_000

const counted = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'API client' : 'API clients'}`

/** Asks before the same is done to several API clients, shows how far it has come, and says for which it could not be done. */
export function BulkDialog(props: BulkDialogProps) {
  const { what, clients, change, tokenMinutes, reading, onDone, onClose } = props
  const { verb, past, not } = words[what]
  const { run, progress } = useBatches(change)
  const [left, setLeft] = useState<{ id: string; name: string; problem: string }[] | null>(null)
  const toast = useToast()
  const now = Date.parse(reading.now)
  const inUse = clients.filter(
    ({ lastRedeemedAt }) => lastRedeemedAt !== null && now - Date.parse(lastRedeemedAt) < week,
  ).length

  async function confirm() {
    const problems = await run(
      what,
      clients.map(({ id }) => id),
    )
    const done = clients.filter(({ id }) => !problems.has(id))
    onDone(done)
    if (done.length > 0) toast(`${past} ${counted(done.length)}`)
    if (done.length === clients.length) return onClose()
    setLeft(
      clients.flatMap(({ id, name }) =>
        [problems.get(id) ?? []].flat().map((problem) => ({ id, name, problem })),
      ),
    )
  }

  if (left) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={`${not}: ${counted(left.length)}`}
        description={`${past}: ${counted(clients.length - left.length)}. These stay selected.`}
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
      title={`${verb} ${counted(clients.length)}`}
      tone={what === 'enable' ? 'primary' : 'danger'}
      confirmLabel={verb}
      cancelLabel="Cancel"
      pending={progress !== null}
      error={null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      typeToConfirm={what === 'delete' && inUse > 0 ? counted(clients.length) : undefined}
      body={
        <div className="flex flex-col gap-3">
          <BulkConsequences what={what} clients={clients} inUse={inUse} tokenMinutes={tokenMinutes} />
          {progress !== null && (
            <p role="status" className="flex items-center gap-3 text-text">
              <progress
                aria-label="Progress"
                max={clients.length}
                value={progress}
                className="h-1.5 flex-1 accent-accent"
              />
              {progress.toLocaleString('en')} of {clients.length.toLocaleString('en')}
            </p>
          )}
        </div>
      }
    />
  )
}
