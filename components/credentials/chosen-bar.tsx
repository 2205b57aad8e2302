'use client'

import { CirclePause, CirclePlay, Download, ListX, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { downloadText } from '@/components/ui/download-text'
import { late } from '@/components/ui/late'
import { Menu } from '@/components/ui/menu'
import { usePageActions } from '@/components/ui/page-actions'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useLate } from '@/components/ui/use-late'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { mostChosen } from '@/lib/schemas/forms/batch-size'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Total } from '@/lib/domain/total'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import type { BulkActions, ChosenCredential } from './bulk-view'
import { credentialKinds } from './credential-kinds'
import type { Reading } from './credential-view'
import { firstPage, listHref } from './list-address'
import { SelectMatching, Whole } from './select-matching'
import { useSelection } from './selection'

const bulkDialog = late(() => import('./bulk-dialog').then(({ BulkDialog }) => BulkDialog))

export interface ChosenBarProps {
  kind: CredentialKind
  actions: BulkActions
  /** The rows of the page, the filters that they match, and how many match in total, which only a selection waits for. */
  rows: readonly { id: string }[]
  query: CredentialListQuery
  total: Promise<Total>
  tokenMinutes: number
  reading: Reading
  disabledReason: string | undefined
}

/** What is selected, and the actions for it. Stays visible at the bottom of the window. */
export function ChosenBar(props: ChosenBarProps) {
  const { kind, actions, rows, query, total, tokenMinutes, reading, disabledReason } = props
  const { path, noun } = credentialKinds[kind]
  const { chosen, matching, set, setMatching, clear } = useSelection()
  // The question keeps the selection that it was opened with.
  const [asked, setAsked] = useState<{ what: BulkInput['what']; chosen: ChosenCredential[] } | null>(null)
  const exporting = useAction(actions.export)
  const finding = useAction(actions.matching)
  const { part: Dialog, prepare, whenLoaded } = useLate(bulkDialog)
  const toast = useToast()
  const credentials = [...chosen.values()]
  const list = listHref(kind, firstPage(query))
  const isWhole = matching === list
  const isPageChosen = rows.length > 0 && rows.every(({ id }) => chosen.has(id))

  async function exportChosen() {
    const state = await exporting.run({ ids: credentials.map(({ id }) => id) })
    if (state.ok) downloadText(`keyturn-${path.slice(1)}.csv`, state.value)
    else toast('Nothing was exported', state.message ?? undefined, 'danger')
  }

  async function selectMatching() {
    const state = await finding.run(firstPage(query))
    if (state.ok) setMatching(list, state.value)
    else toast('Nothing else was selected', state.message ?? undefined, 'danger')
  }

  const ask = (what: BulkInput['what']) => ({
    prepare,
    onClick: () => whenLoaded(() => setAsked({ what, chosen: credentials })),
  })
  const shared = { disabledReason, variant: undefined, pending: false, prepare: undefined }
  const actionsOnChosen = [
    { ...shared, label: 'Enable...', icon: <CirclePlay />, ...ask('enable') },
    { ...shared, label: 'Disable...', icon: <CirclePause />, ...ask('disable') },
    {
      ...shared,
      label: 'Export CSV',
      icon: <Download />,
      disabledReason: undefined,
      pending: exporting.pending,
      onClick: () => void exportChosen(),
    },
    {
      ...shared,
      label: 'Delete...',
      icon: <Trash2 />,
      variant: 'danger-outline' as const,
      ...ask('delete'),
    },
  ]
  const selected = `${credentials.length.toLocaleString('en')} selected`
  usePageActions(
    selected,
    credentials.length === 0
      ? []
      : [
          ...actionsOnChosen.map(({ label, icon, disabledReason: reason, onClick }) => ({
            label,
            icon,
            disabledReason: reason,
            onSelect: onClick,
          })),
          { label: 'Clear selection', icon: <ListX />, onSelect: clear },
        ],
  )
  return (
    <>
      {credentials.length > 0 && (
        <section
          id="bulk-bar"
          aria-label={`Selected ${noun}s`}
          className="sticky bottom-2 z-10 flex flex-wrap items-center gap-2 rounded-surface bg-raised p-2 pl-4 shadow-float sm:bottom-4"
        >
          <p role="status" className="mr-auto font-medium">
            {selected}
            <span className="font-normal text-muted">
              {isWhole && (
                <Suspense>
                  <Whole total={total} />
                </Suspense>
              )}
              {credentials.length === mostChosen &&
                (isWhole ? '. The maximum at a time.' : ', the maximum at a time')}
            </span>
          </p>
          {!isWhole && isPageChosen && (
            <Suspense>
              <SelectMatching
                total={total}
                shown={rows.length}
                pending={finding.pending}
                onSelect={() => void selectMatching()}
              />
            </Suspense>
          )}
          <span className="contents max-sm:hidden">
            {actionsOnChosen.map(({ label, ...button }) => (
              <Button key={label} {...button}>
                {label}
              </Button>
            ))}
          </span>
          <span className="sm:hidden">
            <Menu
              label={`Actions for selected ${noun}s`}
              items={() =>
                actionsOnChosen.map(({ label, icon, variant, disabledReason: reason, onClick }) => ({
                  label,
                  icon,
                  disabledReason: reason,
                  tone: variant && 'danger',
                  onSelect: onClick,
                }))
              }
            />
          </span>
          <Button variant="ghost" onClick={clear}>
            Clear selection
          </Button>
        </section>
      )}
      {Dialog && asked && (
        <Dialog
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
