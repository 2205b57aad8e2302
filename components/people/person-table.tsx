import { CircleCheck, CircleSlash, Mail, MailX } from 'lucide-react'
import { roleNames } from '@/components/frame/role-names'
import { Badge } from '@/components/ui/badge'
import { counted } from '@/components/ui/counted'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import { TimeOrNever } from '@/components/ui/time'
import { Names } from './names'
import { PersonActions } from './person-actions'
import type { PeopleActions, PersonView } from './person-view'

interface PersonTableProps {
  people: PersonView[]
  /** The id of the person without whom nobody could manage Keyturn, if there is only one. */
  onlyAdministrator: string | null
  enable: PeopleActions['enable']
  /** The time of rendering and the person's time zone. */
  reading: { now: string; timeZone: string }
  disabledReason?: string
}

const stateLooks = {
  active: { tone: 'success', icon: <CircleCheck />, word: 'Active' },
  invited: { tone: 'info', icon: <Mail />, word: 'Invited' },
  disabled: { tone: 'neutral', icon: <CircleSlash />, word: 'Disabled' },
} as const

/** A table of everyone who can sign in or has been invited. */
export function PersonTable(props: PersonTableProps) {
  const { people, onlyAdministrator, enable, reading, disabledReason } = props
  const columns: Column<PersonView>[] = [
    { name: 'Name', rowHeader: true, render: (person) => <Name person={person} /> },
    { name: 'State', render: (person) => <State state={person.state} /> },
    { name: 'Role', priority: 2, render: (person) => roleNames[person.role] },
    { name: 'Two-factor', priority: 3, render: (person) => <TwoFactor {...person.secondFactors} /> },
    {
      name: 'Products',
      priority: 5,
      look: 'text-muted',
      render: ({ products }) => <Names {...products} />,
    },
    {
      name: 'Groups',
      priority: 6,
      look: 'text-muted',
      render: ({ groups }) => <Names {...groups} />,
    },
    {
      name: 'Last seen',
      priority: 4,
      look: 'text-muted',
      render: (person) => <TimeOrNever value={person.lastSeenAt} {...reading} />,
    },
  ]
  return (
    <Table
      label="Users"
      items={people}
      keyOf={(person) => person.id}
      columns={columns}
      renderActions={(person) => (
        <PersonActions
          person={person}
          enable={enable}
          isLastAdministrator={person.id === onlyAdministrator}
          disabledReason={disabledReason}
        />
      )}
    />
  )
}

function Name({ person }: { person: PersonView }) {
  return (
    <>
      <RowTitle
        title={
          <>
            {person.name}
            {person.isReader && <span className="font-normal text-muted"> (you)</span>}
          </>
        }
        note={person.email}
      />
      {person.mailRefused && (
        <span className="flex items-center gap-1 text-small whitespace-normal text-danger">
          <MailX aria-hidden className="size-3.5 shrink-0" />
          The mail server refuses this address
        </span>
      )}
    </>
  )
}

/** What a person shows beside the password. */
function TwoFactor({ app, passkeys }: PersonView['secondFactors']) {
  if (!app && passkeys === 0) return <span className="text-muted">None</span>
  const keys = passkeys > 0 && counted(passkeys, 'passkey')
  return [app && 'App', keys].filter(Boolean).join(', ')
}

function State({ state }: Pick<PersonView, 'state'>) {
  const { tone, icon, word } = stateLooks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
