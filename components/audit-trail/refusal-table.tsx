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
  const columns: Column<RefusalView>[] = [
    {
      name: 'What was decided',
      rowHeader: true,
      wraps: true,
      look: 'w-full font-normal',
      render: (refusal) => (
        <>
          <span className="block text-pretty wrap-anywhere">{refusal.sentence}</span>
          {/* Replaces the columns that a narrow table drops. */}
          <span className="mt-1 block text-small text-muted @min-[890px]:hidden">
            <span className="block @min-[690px]:hidden">
              <Credential refusal={refusal} />
            </span>
            <Request refusal={refusal} />
            <span className="block @min-[580px]:hidden">
              <code>{refusal.reference}</code>, <Time value={refusal.time} {...reading} />
            </span>
          </span>
        </>
      ),
    },
    {
      name: 'Credential',
      priority: 3,
      look: 'max-w-56 @min-[1400px]:max-w-96',
      render: (refusal) => <Credential refusal={refusal} />,
    },
    {
      name: 'Request',
      priority: 5,
      look: 'max-w-52 @min-[1400px]:max-w-96',
      render: (refusal) => <Request refusal={refusal} />,
    },
    {
      name: 'Reference',
      priority: 2,
      render: ({ reference, time }) => (
        <>
          <code className="block">{reference}</code>
          <span className="block text-small text-muted">
            <Time value={time} {...reading} />
          </span>
        </>
      ),
    },
  ]
  return <Table label="Refusals" items={refusals} keyOf={({ reference }) => reference} columns={columns} />
}

interface RowProps {
  refusal: RefusalView
}

/** Whose request it was, as far as it is known. */
function Credential({ refusal: { credential, clientId, secretHint } }: RowProps) {
  if (credential === null)
    return (
      <span className="block truncate text-muted">
        {clientId === null ? 'Not known' : <code title={clientId}>{clientId}</code>}
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
          <bdi>{credential.name}</bdi>
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

/** Where it arrived, how it was answered, and where it came from. */
function Request({ refusal: { endpoint, status, sourceAddress } }: RowProps) {
  return (
    <span className="block text-small text-muted">
      <span className="@min-[890px]:block">
        <code>{endpoint}</code>, {status}
      </span>{' '}
      <span className="@min-[890px]:block @min-[890px]:truncate" title={sourceAddress}>
        from <code>{sourceAddress}</code>
      </span>
    </span>
  )
}
