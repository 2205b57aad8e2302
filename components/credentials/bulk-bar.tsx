'use client'

import { CirclePause, CirclePlay, Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { downloadText } from '@/components/ui/download-text'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { mostChosen, type BulkInput } from '@/lib/schemas/forms/bulk'
import type { CredentialKind } from '@/lib/domain/credential'
import { BulkDialog } from './bulk-dialog'
import type { BulkActions, ChosenCredential } from './bulk-view'
import { credentialKinds } from './credential-kinds'
import type { Reading } from './credential-view'
import { useSelection } from './selection'

interface BulkBarProps {
  kind: CredentialKind
  actions: BulkActions
  tokenMinutes: number
  reading: Reading
  disabledReason: string | undefined
}

/** The number of chosen rows and the actions for them. Stays visible at the bottom of the window. */
export function BulkBar({ kind, actions, tokenMinutes, reading, disabledReason }: BulkBarProps) {
  const { path, noun } = credentialKinds[kind]
  const { chosen, set, clear } = useSelection()
  // The question keeps the selection that it was opened with.
  const [asked, setAsked] = useState<{ what: BulkInput['what']; chosen: ChosenCredential[] } | null>(null)
  const exporting = useAction(actions.export)
  const toast = useToast()
  const credentials = [...chosen.values()]

  async function exportChosen() {
    const state = await exporting.run({ ids: credentials.map(({ id }) => id) })
    if (state.ok) downloadText(`keyturn-${path.slice(1)}.csv`, state.value)
    else toast('Nothing was exported', state.message ?? undefined)
  }

  const ask = (what: BulkInput['what']) => () => setAsked({ what, chosen: credentials })
  return (
    <>
      {credentials.length > 0 && (
        <section
          aria-label={`Selected ${noun}s`}
          className="sticky bottom-4 z-10 flex flex-wrap items-center gap-2 rounded-surface bg-raised p-2 pl-4 shadow-float"
        >
          <p role="status" className="mr-auto font-medium">
            {credentials.length.toLocaleString('en')} selected
            {credentials.length === mostChosen && (
              <span className="font-normal text-muted">, the maximum at a time</span>
            )}
          </p>
          <Button icon={<CirclePlay />} disabledReason={disabledReason} onClick={ask('enable')}>
            Enable...
          </Button>
          <Button icon={<CirclePause />} disabledReason={disabledReason} onClick={ask('disable')}>
            Disable...
          </Button>
          <Button icon={<Download />} pending={exporting.pending} onClick={() => void exportChosen()}>
            Export CSV
          </Button>
          <Button
            variant="danger-outline"
            icon={<Trash2 />}
            disabledReason={disabledReason}
            onClick={ask('delete')}
          >
            Delete...
          </Button>
          <Button variant="ghost" onClick={clear}>
            Clear selection
          </Button>
        </section>
      )}
      {asked && (
        <BulkDialog
          kind={kind}
          {...asked}
          change={actions.change}
          tokenMinutes={tokenMinutes}
          reading={reading}
          onDone={(done) => set(done, false)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
