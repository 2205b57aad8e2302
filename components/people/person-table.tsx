import { CircleCheck, CircleSlash, Mail, MailX } from 'lucide-react'
import { roleNames } from '@/components/frame/role-names'
import { Badge } from '@/components/ui/badge'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { Names } from './names'
import { PersonActions } from './person-actions'
import type { PersonView } from './person-view'

interface PersonTableProps {
  people: PersonView[]
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
  disabledReason?: string
}

const stateLooks = {
  active: { tone: 'success', icon: <CircleCheck />, word: 'Active' },
  invited: { tone: 'info', icon: <Mail />, word: 'Invited' },
  disabled: { tone: 'neutral', icon: <CircleSlash />, word: 'Disabled' },
} as const

/** Everybody with a place in Keyturn, a row each. */
export function PersonTable({ people, reading, disabledReason }: PersonTableProps) {
  const administrators = people.filter(
    (person) => person.role === 'cloud_administrator' && person.state === 'active',
  )
  return (
    <Table label="Users">
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>State</HeaderCell>
        <HeaderCell priority={2}>Role</HeaderCell>
        <HeaderCell priority={5}>Products</HeaderCell>
        <HeaderCell priority={6}>Groups</HeaderCell>
        <HeaderCell priority={4}>Last seen</HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell rowHeader>
              <span className="block truncate font-medium">
                {person.name}
                {person.isReader && <span className="font-normal text-muted"> (you)</span>}
              </span>
              <span className="block truncate text-small text-muted">{person.email}</span>
              {person.mailRefused && (
                <span className="flex items-center gap-1 text-small whitespace-normal text-danger">
                  <MailX aria-hidden className="size-3.5 shrink-0" />
                  The mail server refuses this address
                </span>
              )}
            </Cell>
            <Cell>
              <Badge tone={stateLooks[person.state].tone} icon={stateLooks[person.state].icon}>
                {stateLooks[person.state].word}
              </Badge>
            </Cell>
            <Cell priority={2}>{roleNames[person.role]}</Cell>
            <Cell priority={5} className="text-muted">
              <Names choices={person.products} />
            </Cell>
            <Cell priority={6} className="text-muted">
              <Names choices={person.groups} />
            </Cell>
            <Cell priority={4} className="text-muted">
              {person.lastSeenAt ? <Time value={person.lastSeenAt} {...reading} /> : 'Never'}
            </Cell>
            <Cell align="end">
              <PersonActions
                person={person}
                isLastAdministrator={administrators.length === 1 && administrators[0] === person}
                disabledReason={disabledReason}
              />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
