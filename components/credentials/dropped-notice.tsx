import { Notice } from '@/components/ui/notice'
import type { Dropped } from '@/lib/schemas/forms/credential-list'

const fieldNames: Record<Dropped['field'], string> = {
  q: 'search',
  state: 'state',
  application: 'application',
  permission: 'permission',
  creator: 'creator',
  attention: '“needs attention”',
  sort: 'sorting',
  after: 'page',
  before: 'page',
}

/** Says what of the address was left out, because it means nothing. */
export function DroppedNotice({ dropped }: { dropped: Dropped[] }) {
  if (dropped.length === 0) return null
  return (
    <Notice tone="warning" title="Part of this address was left out">
      {dropped.map(({ field, value }) => (
        <p key={field} className="break-words">
          There is no {fieldNames[field]} <code>{value.length > 60 ? `${value.slice(0, 60)}…` : value}</code>.
          The list is shown without it.
        </p>
      ))}
    </Notice>
  )
}
