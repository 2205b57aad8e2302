'use client'

import { MonitorCheck } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { AccountActions, SessionView } from './account-view'
import { agentName } from './agent-name'

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

  async function end({ id, agent, isPresent }: SessionView) {
    if (isPresent) {
      await signOut({ callbackUrl: '/login' })
      return
    }
    const state = await run({ id })
    if (state.ok) toast(`Signed out ${agentName(agent)}`)
  }

  return (
    <>
      {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
      <Table label="Sessions">
        <TableHead>
          <HeaderCell>Browser</HeaderCell>
          <HeaderCell priority={2}>Address</HeaderCell>
          <HeaderCell>Last seen</HeaderCell>
          <HeaderCell align="end">
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </TableHead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id}>
              <Cell rowHeader>
                <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-1">
                  <span className="truncate font-medium" title={session.agent}>
                    {agentName(session.agent)}
                  </span>
                  {session.isPresent && (
                    <Badge tone="success" icon={<MonitorCheck />}>
                      This browser
                    </Badge>
                  )}
                </span>
              </Cell>
              <Cell priority={2}>
                <code className="text-muted">{session.address}</code>
              </Cell>
              <Cell className="text-muted">
                <Time value={session.lastSeenAt} {...reading} />
              </Cell>
              <Cell align="end">
                <Button
                  size="sm"
                  aria-label={`Sign out ${agentName(session.agent)} at ${session.address}`}
                  disabledReason={pending ? 'Wait until this has finished' : undefined}
                  onClick={() => void end(session)}
                >
                  Sign out
                </Button>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}
