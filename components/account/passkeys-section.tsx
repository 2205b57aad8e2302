'use client'

import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ActionQuestion } from '@/components/ui/action-question'
import { Button } from '@/components/ui/button'
import { dialogHost } from '@/components/ui/dialog-host'
import { Section } from '@/components/ui/section'
import { useToast } from '@/components/ui/toast'
import { mostPasskeys } from '@/lib/schemas/forms/passkey'
import type { PasskeyActions, PasskeyView } from './account-view'
import { AddPasskeyDialog } from './add-passkey-dialog'
import { PasskeyTable } from './passkey-table'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import { RenamePasskeyDialog } from './rename-passkey-dialog'
import { tooManyPasskeys } from './too-many-passkeys'
import { Quoted } from '@/components/ui/quoted'

type Opened =
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

const host = dialogHost<Opened>()

/** The reader's passkeys, with the dialogs that add, rename and remove one. */
export function PasskeysSection(props: PasskeysSectionProps) {
  const { passkeys, notOffered, hasApp, actions, reading } = props
  const toast = useToast()
  return (
    <host.Host
      render={(opened, close, open) => {
        switch (opened.kind) {
          case 'add':
            return (
              <AddPasskeyDialog
                actions={actions}
                isFirstFactor={passkeys.length === 0 && !hasApp}
                onAdded={(name, { codes }) => {
                  toast(`Added the passkey “${name}”`)
                  if (codes.length > 0) open({ kind: 'codes', codes })
                  else close()
                }}
                onClose={close}
              />
            )
          case 'codes':
            return <RecoveryCodesDialog codes={opened.codes} onClose={close} />
          case 'rename':
            return <RenamePasskeyDialog passkey={opened.passkey} rename={actions.rename} onClose={close} />
          case 'remove':
            return (
              <ActionQuestion
                title="Remove passkey"
                confirmLabel="Remove"
                action={actions.remove}
                input={{ passkeyId: opened.passkey.id }}
                onDone={() => {
                  toast(`Removed the passkey “${opened.passkey.name}”`)
                  close()
                }}
                onClose={close}
              >
                <p>
                  <Quoted>{opened.passkey.name}</Quoted> no longer signs you in.
                </p>
                <p>
                  {passkeys.length === 1 && !hasApp
                    ? 'It is your only second factor. Your password alone will sign you in, and your recovery codes stop working.'
                    : 'Delete it on your device too.'}
                </p>
              </ActionQuestion>
            )
          default:
            return opened satisfies never
        }
      }}
    >
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
  const open = host.useOpen()
  return (
    <Button
      icon={<Plus />}
      disabledReason={count >= mostPasskeys ? tooManyPasskeys : undefined}
      onClick={() => open({ kind: 'add' })}
    >
      Add a passkey
    </Button>
  )
}

function List({ passkeys, reading }: Pick<PasskeysSectionProps, 'passkeys' | 'reading'>) {
  const open = host.useOpen()
  return (
    <PasskeyTable
      passkeys={passkeys}
      reading={reading}
      onRename={(passkey) => open({ kind: 'rename', passkey })}
      onRemove={(passkey) => open({ kind: 'remove', passkey })}
    />
  )
}

function Note({ children }: { children: ReactNode }) {
  return <p className="rounded-surface border bg-surface px-4 py-3 text-pretty text-muted">{children}</p>
}
