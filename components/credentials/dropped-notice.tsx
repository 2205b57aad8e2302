import { Notice } from '@/components/ui/notice'
import type { Dropped } from '@/lib/schemas/forms/credential-list'

const fieldNames: Record<Dropped['field'], string> = {
  q: 'search',
  state: 'state',
  application: 'application',
  permission: 'permission',
  owner: 'owner',
  creator: 'creator',
  expiresFrom: '“expires from”',
  expiresUntil: '“expires until”',
  attention: '“needs attention”',
  sort: 'sorting',
  after: 'page',
  before: 'page',
}

/** Names the parts of the address that are not valid and were ignored. */
export function DroppedNotice({ dropped }: { dropped: Dropped[] }) {
  if (dropped.length === 0) return null
  return (
    <Notice tone="warning" title="Part of this address was ignored">
      {dropped.map(({ field, value }) => (
        <p key={field} className="break-words">
          The value <code>{value.length > 60 ? `${value.slice(0, 60)}…` : value}</code> for{' '}
          {fieldNames[field]} is not valid.
        </p>
      ))}
    </Notice>
  )
}
