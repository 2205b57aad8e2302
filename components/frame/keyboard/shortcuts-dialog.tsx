'use client'

import { use } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Key } from '@/components/ui/key'
import { Link } from '@/components/ui/link'
import { SingleKeys } from '@/components/ui/single-keys'

interface Shortcut {
  does: string
  /** Alternatives, each with the keys that are pressed together. */
  keys: string[][]
  /** Whether it can be switched off. */
  isSingle?: true
}

const sections: { title: string; shortcuts: Shortcut[] }[] = [
  {
    title: 'On every page',
    shortcuts: [
      {
        does: 'Search or jump to anything',
        keys: [
          ['Ctrl', 'K'],
          ['⌘', 'K'],
        ],
      },
      { does: 'Search on this page', keys: [['/']], isSingle: true },
      { does: 'Create what the page lists', keys: [['C']], isSingle: true },
      { does: 'Show the shortcuts', keys: [['?']], isSingle: true },
    ],
  },
  {
    title: 'In a list and its details',
    shortcuts: [
      { does: 'Go to the first row', keys: [['J']], isSingle: true },
      { does: 'Next row', keys: [['J'], ['↓']] },
      { does: 'Previous row', keys: [['K'], ['↑']] },
      { does: 'Open the details', keys: [['Enter']] },
      { does: 'Close the details', keys: [['Esc']] },
    ],
  },
  {
    title: 'In a dialog or menu',
    shortcuts: [
      { does: 'Close it; asks if something is unsaved', keys: [['Esc']] },
      { does: 'Send the form', keys: [['Enter']] },
    ],
  },
]

/** All shortcuts, and whether the single keys among them are on. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const areOn = use(SingleKeys)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="narrow"
      title="Keyboard shortcuts"
      footer={
        <>
          <p className="mr-auto text-muted">
            Single keys are {areOn ? 'on' : 'off'}.{' '}
            <Link href="/account#keyboard" className="rounded-[2px] text-accent-text hover:underline">
              Change in your account
            </Link>
          </p>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {sections.map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className="mb-1 text-small text-muted">{title}</h3>
            <dl className="divide-y divide-border">
              {shortcuts
                .filter(({ isSingle }) => areOn || !isSingle)
                .map(({ does, keys }) => (
                  <div key={does} className="flex items-center justify-between gap-4 py-2">
                    <dt>{does}</dt>
                    <dd className="flex shrink-0 items-center gap-1.5 text-small text-muted">
                      {keys.map((together, place) => (
                        <span key={together.join(' ')} className="flex items-center gap-1">
                          {place > 0 && <span className="mr-0.5">or</span>}
                          {together.map((key) => (
                            <Key key={key}>{key}</Key>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
