import { FilterForm } from '@/components/ui/filter-form'
import { SelectField } from '@/components/ui/select-field'
import type { NoticeKind } from '@/lib/domain/notice'

const kindNames: Record<NoticeKind, string> = {
  expiry: 'Expiring credentials',
  secret_retiring: 'Retiring secrets',
  forbidden_address: 'Possible leaks',
  secret_reported: 'Reported leaks',
  sign_in_changed: 'Changes of your sign-in',
  new_browser: 'New browsers',
  passkey_refused: 'Copied passkeys',
}

interface KindFilterProps {
  kind: NoticeKind | undefined
  /** The open tab, which stays open. */
  tab: 'unread' | undefined
}

/** Filters the notices by kind. */
export function KindFilter({ kind, tab }: KindFilterProps) {
  return (
    <FilterForm label="Notifications" action="/notifications" values={{ kind, tab }}>
      {tab && <input type="hidden" name="tab" defaultValue={tab} />}
      <SelectField
        name="kind"
        label="Kind"
        hideLabel
        defaultValue={kind ?? ''}
        options={[
          { value: '', label: 'Every kind' },
          ...Object.entries(kindNames).map(([value, label]) => ({ value, label })),
        ]}
        narrows={kind !== undefined}
        className="max-w-60"
      />
    </FilterForm>
  )
}
