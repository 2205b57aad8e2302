import { roleNames } from '@/components/frame/role-names'
import { SelectField } from '@/components/ui/select-field'
import type { PersonState, TwoFactorFilter } from '@/lib/domain/person'
import type { Role } from '@/lib/domain/role'

const stateNames: Record<PersonState, string> = {
  active: 'Active',
  invited: 'Invited',
  disabled: 'Disabled',
}

const twoFactorNames: Record<TwoFactorFilter, string> = {
  with: 'With two-factor',
  without: 'Without two-factor',
}

const optionsOf = (none: string, names: Record<string, string>) => [
  { value: '', label: none },
  ...Object.entries(names).map(([value, label]) => ({ value, label })),
]

interface PersonFiltersProps {
  role: Role | undefined
  state: PersonState | undefined
  twoFactor: TwoFactorFilter | undefined
}

/** Filters the users by role, state and second factor. */
export function PersonFilters({ role, state, twoFactor }: PersonFiltersProps) {
  return (
    <>
      <SelectField
        name="role"
        label="Role"
        hideLabel
        defaultValue={role ?? ''}
        options={optionsOf('Every role', roleNames)}
        narrows={role !== undefined}
      />
      <SelectField
        name="state"
        label="State"
        hideLabel
        defaultValue={state ?? ''}
        options={optionsOf('Every state', stateNames)}
        narrows={state !== undefined}
      />
      <SelectField
        name="twoFactor"
        label="Two-factor"
        hideLabel
        defaultValue={twoFactor ?? ''}
        options={optionsOf('Any two-factor', twoFactorNames)}
        narrows={twoFactor !== undefined}
      />
    </>
  )
}
