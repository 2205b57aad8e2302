'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { PersonPicker, type FindPeople, type PersonChoice } from './person-picker'

interface MembersFieldProps {
  members: PersonChoice[]
  onChange: (members: PersonChoice[]) => void
  find: FindPeople
  error: string | undefined
}

/** The members of a group: a field that adds one, and those chosen so far. */
export function MembersField({ members, onChange, find, error }: MembersFieldProps) {
  const [text, setText] = useState('')

  function change(typed: string, person: PersonChoice | null) {
    setText(person ? '' : typed)
    if (person && !members.some(({ id }) => id === person.id)) onChange([...members, person])
  }

  return (
    <Fieldset legend="Members" error={error}>
      <PersonPicker
        label="Add a member"
        placeholder="Type a name or an e-mail address"
        text={text}
        onChange={change}
        find={find}
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
