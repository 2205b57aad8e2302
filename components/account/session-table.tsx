'use client'

import { MonitorCheck } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useLeave } from './use-leave'
import type { AccountActions, SessionView } from './account-view'
import { agentName } from '@/lib/schemas/forms/agent-name'

interface SessionTableProps {
  sessions: SessionView[]
  endSession: AccountActions['endSession']
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** Where the reader is signed in, a row each. */
export function SessionTable({ sessions, endSession, reading }: SessionTableProps) {
  const { run, pending, failure } = useAction(endSession)
  const toast = useToast()
  const leave = useLeave()

  async function end({ id, agent, isPresent }: SessionView) {
    if (isPresent) {
      await leave()
      return
    }
    const state = await run({ id })
    if (state.ok) toast(`Signed out ${agentName(agent)}`)
  }

  const columns: Column<SessionView>[] = [
    {
      name: 'Browser',
      rowHeader: true,
      render: (session) => <Browser session={session} reading={reading} />,
    },
    {
      name: 'Address',
      priority: 2,
      render: (session) => <code className="text-muted">{session.address}</code>,
    },
    {
      name: 'Last seen',
      priority: 2,
      look: 'text-muted',
      render: (session) => <Time value={session.lastSeenAt} {...reading} />,
    },
  ]
  return (
    <>
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
      <Table
        label="Sessions"
        items={sessions}
        keyOf={(session) => session.id}
        columns={columns}
        renderActions={(session) => (
          <Button
            size="sm"
            aria-label={`Sign out ${agentName(session.agent)} at ${session.address}`}
            disabledReason={pending ? 'Wait until this has finished' : undefined}
            onClick={() => void end(session)}
          >
            Sign out
          </Button>
        )}
      />
    </>
  )
}

/** What its person showed last, if more than a password. */
function shown(factor: SessionView['factor']): string {
  switch (factor) {
    case null:
      return ''
    case 'code':
      return ' · Last shown: code'
    case 'recovery_code':
      return ' · Last shown: recovery code'
    case 'passkey':
      return ' · Last shown: passkey'
    default:
      return factor satisfies never
  }
}

function Browser({ session, reading }: { session: SessionView; reading: SessionTableProps['reading'] }) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5 py-1.5">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="truncate font-medium" title={session.agent}>
          {agentName(session.agent)}
        </span>
        {session.isPresent && (
          <Badge tone="success" icon={<MonitorCheck />}>
            This browser
          </Badge>
        )}
      </span>
      <span className="text-small font-normal text-muted">
        Signed in <Time value={session.createdAt} {...reading} />
        {shown(session.factor)}
      </span>
      {/* A narrow table has no column for it. */}
      <span className="text-small font-normal text-muted @min-[580px]:hidden">
        Last seen <Time value={session.lastSeenAt} {...reading} />
      </span>
    </span>
  )
}
