'use client'

import { RotateCw, Send } from 'lucide-react'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'

/** The server actions for mail. */
export interface MailActionSet {
  /** Returns the address that the message was sent to. */
  sendTest: (input: Record<string, never>) => Promise<ActionState<string>>
  /** Returns how many messages and how many refused addresses are tried again. */
  retry: (input: Record<string, never>) => Promise<ActionState<{ messages: number; addresses: number }>>
}

interface MailActionsProps {
  actions: MailActionSet
  /** Whether a message waits or has failed, or an address is refused. */
  canRetry: boolean
  /** Whether a mail server is configured. */
  configured: boolean
  disabledReason?: string
}

/** Buttons that test the mail server and retry unsent messages. */
export function MailActions({ actions, canRetry, configured, disabledReason }: MailActionsProps) {
  const test = useAction(actions.sendTest)
  const retry = useAction(actions.retry)
  const toast = useToast()
  const noServer = configured ? undefined : 'No mail server is configured: SMTP_URL is not set.'

  async function sendTest() {
    const state = await test.run({})
    if (state.ok) toast(`Sent a test message to ${state.value}`)
  }

  async function tryAgain() {
    const state = await retry.run({})
    if (!state.ok) return
    const { messages, addresses } = state.value
    const parts = [count(messages, 'message', 'messages'), count(addresses, 'address', 'addresses')]
    toast(`Trying again: ${parts.filter(Boolean).join(', ')}`)
  }

  const problem = test.failure?.message ?? retry.failure?.message
  return (
    <div className="flex flex-col gap-3">
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          icon={<Send />}
          pending={test.pending}
          disabledReason={disabledReason ?? noServer}
          onClick={() => void sendTest()}
        >
          Send test message
        </Button>
        <Button
          icon={<RotateCw />}
          pending={retry.pending}
          disabledReason={disabledReason ?? noServer ?? (canRetry ? undefined : 'No messages are waiting.')}
          onClick={() => void tryAgain()}
        >
          Try again now
        </Button>
      </div>
    </div>
  )
}

const count = (number: number, one: string, many: string) =>
  number === 0 ? '' : `${number} ${number === 1 ? one : many}`
