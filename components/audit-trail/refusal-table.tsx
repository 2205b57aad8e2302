import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { RefusalView } from './refusal-view'

interface RefusalTableProps {
  refusals: RefusalView[]
  reading: { now: string; timeZone: string }
}

/** The refused requests of machines: what was decided about each, and why. */
export function RefusalTable({ refusals, reading }: RefusalTableProps) {
  const when = ({ time }: RefusalView) => <Time value={time} {...reading} />
  const columns: Column<RefusalView>[] = [
    {
      name: 'What was decided',
      rowHeader: true,
      wraps: true,
      look: 'font-normal',
      render: (refusal) => (
        <>
          <span className="block text-pretty">{refusal.sentence}</span>
          {/* Replaces the columns that a narrow table drops. */}
          <span className="mt-0.5 block text-small text-muted @min-[820px]:hidden">
            <span className="block @min-[580px]:hidden">
              <Credential refusal={refusal} />
            </span>
            <code className="whitespace-nowrap">{refusal.reference}</code>
            <span className="@min-[690px]:hidden">, {when(refusal)}</span>
          </span>
        </>
      ),
    },
    {
      name: 'Credential',
      priority: 2,
      look: 'max-w-48',
      render: (refusal) => <Credential refusal={refusal} />,
    },
    {
      name: 'Endpoint',
      priority: 6,
      render: ({ endpoint, status }) => (
        <>
          <code className="block">{endpoint}</code>
          <span className="block text-small text-muted">answered {status}</span>
        </>
      ),
    },
    {
      name: 'Address',
      priority: 5,
      render: ({ sourceAddress }) => <code className="text-muted">{sourceAddress}</code>,
    },
    { name: 'When', priority: 3, look: 'text-muted', render: when },
    {
      name: 'Reference',
      priority: 4,
      render: ({ reference }) => <code className="whitespace-nowrap">{reference}</code>,
    },
  ]
  return <Table label="Refusals" items={refusals} keyOf={({ reference }) => reference} columns={columns} />
}

/** Whose request it was, as far as it is known. */
function Credential({ refusal: { credential, clientId, secretHint } }: { refusal: RefusalView }) {
  if (credential === null)
    return (
      <span className="block truncate text-muted">
        {clientId === null ? 'Not known' : <code>{clientId}</code>}
      </span>
    )
  return (
    <>
      {credential.href === null ? (
        <span className="block truncate">
          <span className="font-medium">{credential.name}</span>
          <span className="text-muted"> (deleted)</span>
        </span>
      ) : (
        <Link href={credential.href} className="block truncate rounded-[2px] font-medium hover:underline">
          {credential.name}
        </Link>
      )}
      {secretHint !== null && (
        <span className="block truncate text-small text-muted">
          secret ends in <code>{secretHint}</code>
        </span>
      )}
    </>
  )
}
