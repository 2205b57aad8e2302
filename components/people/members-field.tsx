'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { LookUpField, type LookUpValue } from '@/components/ui/look-up-field'
import type { Find, Found } from '@/components/ui/suggest-field'
import type { PersonChoice } from './group-view'

interface MembersFieldProps {
  members: PersonChoice[]
  onChange: (members: PersonChoice[]) => void
  find: Find
  error: string | undefined
}

const nothing: LookUpValue = { id: null, text: '' }

/** The members of a group: a field that adds one, and those chosen so far. */
export function MembersField({ members, onChange, find, error }: MembersFieldProps) {
  const [typed, setTyped] = useState(nothing)

  function change(value: LookUpValue, person: Found | null) {
    setTyped(person ? nothing : value)
    if (!person || members.some(({ id }) => id === person.id)) return
    const { id, value: name, detail: email = '' } = person
    onChange([...members, { id, name, email }])
  }

  return (
    <Fieldset legend="Members" error={error}>
      <LookUpField
        label="Add a member"
        placeholder="Type a name or an e-mail address"
        value={typed}
        onChange={change}
        lookUp={find}
      />
      {members.length === 0 ? (
        <p className="mt-2 text-muted">No members yet.</p>
      ) : (
        <ul
          aria-label="Members"
          className="mt-2 max-h-60 divide-y divide-border overflow-y-auto rounded-control border"
        >
          {members.map((member) => (
            <li key={member.id} className="flex items-center gap-2 py-1 pr-1 pl-3">
              <span className="min-w-0 flex-1 truncate">
                {member.name} <span className="text-muted">{member.email}</span>
              </span>
              <IconButton
                label={`Remove ${member.name}`}
                icon={<X />}
                onClick={() => onChange(members.filter(({ id }) => id !== member.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </Fieldset>
  )
}
