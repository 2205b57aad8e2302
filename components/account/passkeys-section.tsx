'use client'

import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { Section } from '@/components/ui/section'
import { mostPasskeys } from '@/lib/schemas/forms/passkey-limit'
import type { PasskeyActions, PasskeyView } from './account-view'
import { PasskeyTable } from './passkey-table'
import { tooManyPasskeys } from './too-many-passkeys'

export type PasskeyDialog =
  | { kind: 'add' }
  | { kind: 'codes'; codes: string[] }
  | { kind: 'rename' | 'remove'; passkey: PasskeyView }

interface PasskeysSectionProps {
  passkeys: PasskeyView[]
  /** The host of this server, if browsers make no passkeys for it. */
  notOffered: string | null
  /** Whether the reader has an authenticator app too. */
  hasApp: boolean
  actions: PasskeyActions
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** What the dialogs need of the page. */
export interface PasskeysGiven {
  passkeys: PasskeyView[]
  /** Whether the reader has an authenticator app too. */
  hasApp: boolean
  actions: PasskeyActions
}

const host = dialogHost<PasskeyDialog, PasskeysGiven>(() =>
  import('./passkey-dialogs').then(({ PasskeyDialogs }) => PasskeyDialogs),
)

/** The reader's passkeys. */
export function PasskeysSection(props: PasskeysSectionProps) {
  const { passkeys, notOffered, hasApp, actions, reading } = props
  return (
    <host.Host given={{ passkeys, hasApp, actions }}>
      <Section
        title="Passkeys"
        lead="Sign in with your fingerprint, face, PIN or security key."
        action={notOffered === null && <AddButton count={passkeys.length} />}
      >
        {passkeys.length > 0 && <List passkeys={passkeys} reading={reading} />}
        {notOffered !== null ? (
          <Note>
            Passkeys need a host name. This Keyturn is at an IP address, <code>{notOffered}</code>.
          </Note>
        ) : (
          passkeys.length === 0 && (
            <Note>
              No passkeys yet. A passkey replaces your password and code, and a fake page cannot steal it.
            </Note>
          )
        )}
      </Section>
    </host.Host>
  )
}

function AddButton({ count }: { count: number }) {
  const { open, prepare } = host.useDoors()
  return (
    <Button
      icon={<Plus />}
      disabledReason={count >= mostPasskeys ? tooManyPasskeys : undefined}
      prepare={prepare}
      onClick={() => open({ kind: 'add' })}
    >
      Add a passkey
    </Button>
  )
}

function List({ passkeys, reading }: Pick<PasskeysSectionProps, 'passkeys' | 'reading'>) {
  const { open, prepare } = host.useDoors()
  return (
    <PasskeyTable
      passkeys={passkeys}
      reading={reading}
      onOpen={prepare}
      onRename={(passkey) => open({ kind: 'rename', passkey })}
      onRemove={(passkey) => open({ kind: 'remove', passkey })}
    />
  )
}

function Note({ children }: { children: ReactNode }) {
  return <p className="rounded-surface border bg-surface px-4 py-3 text-pretty text-muted">{children}</p>
}
