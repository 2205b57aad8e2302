import { CircleCheck } from 'lucide-react'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import { listHref } from '@/components/credentials/list-address'
import { attentionLabels } from '@/components/credentials/list-words'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { CredentialKind } from '@/lib/domain/credential'
import type { AttentionReason } from '@/lib/domain/credential-list'
import type { Total } from '@/lib/domain/total'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { Unread } from './unread'

/** How many credentials of each kind need attention for a reason. */
export interface AttentionLine {
  reason: AttentionReason
  totals: Record<CredentialKind, Total>
}

interface AttentionPanelProps {
  /** The most urgent first; null if they could not be read. */
  lines: AttentionLine[] | null
}

const kinds = Object.keys(credentialKinds) as CredentialKind[]

/** In words that fit both kinds of credential. */
const labels = attentionLabels({ used: 'used', secret: 'secret' })

const tones: Record<AttentionReason, string> = {
  leaked: 'bg-danger-solid',
  expired: 'bg-danger-solid',
  expiring: 'bg-warning',
  secret_retiring: 'bg-warning',
  owner_disabled: 'bg-border-input',
  never_redeemed: 'bg-border-input',
  unused: 'bg-border-input',
  unrestricted: 'bg-border-input',
}

/** The order in which a list shows best what needs attention, if it is not the usual one. */
const orders: Partial<Record<AttentionReason, CredentialListQuery['sort']>> = {
  expired: '-expires',
  expiring: 'expires',
  unused: 'redeemed',
}

/** What needs attention, a line for each reason, with the lists that it leads to. */
export function AttentionPanel({ lines }: AttentionPanelProps) {
  const needed = lines?.filter(({ totals }) => kinds.some((kind) => totals[kind].count > 0))
  return (
    <Panel title="Needs attention">
      {!needed && <Unread />}
      {needed?.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck className="text-success" />
          Nothing needs attention.
        </p>
      )}
      {needed && needed.length > 0 && <AttentionTable lines={needed} />}
    </Panel>
  )
}

function AttentionTable({ lines }: { lines: AttentionLine[] }) {
  return (
    <table className="w-full">
      <caption className="sr-only">Credentials that need attention, by reason and kind</caption>
      <thead>
        <tr className="text-small text-muted">
          <th scope="col">
            <span className="sr-only">Reason</span>
          </th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className="w-16 pb-1 pl-3 text-right font-normal">
              {shortTitles[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ reason, totals }) => (
          <tr key={reason} className="border-t">
            <th scope="row" className="py-1.5 text-left font-normal">
              <span className="flex items-baseline gap-2">
                <span aria-hidden className={`size-2 shrink-0 rounded-full ${tones[reason]}`} />
                {labels[reason]}
              </span>
            </th>
            {kinds.map((kind) => (
              <td key={kind} className="pl-3 text-right">
                <Count kind={kind} reason={reason} total={totals[kind]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shortTitles: Record<CredentialKind, string> = { api_client: 'Clients', service_api_key: 'Keys' }

function Count({ kind, reason, total }: { kind: CredentialKind; reason: AttentionReason; total: Total }) {
  const { count, isExact } = total
  if (count === 0) return <span className="text-muted">0</span>
  const { noun } = credentialKinds[kind]
  const text = `${count.toLocaleString('en')}${isExact ? '' : '+'}`
  return (
    <Link
      href={listHref(kind, { attention: reason, sort: orders[reason] })}
      aria-label={`${labels[reason]}: ${text} ${count === 1 ? noun : `${noun}s`}`}
      className="-mr-1.5 inline-block min-w-6 rounded-control px-1.5 py-0.5 font-semibold text-accent-text hover:underline"
    >
      {text}
    </Link>
  )
}
