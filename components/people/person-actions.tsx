'use client'

import { CirclePause, CirclePlay, Link2, LogOut, Pencil, ShieldOff, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { useAtOnce } from '@/components/ui/use-at-once'
import { usePeopleDoors } from './open-dialog'
import type { PeopleActions, PersonView } from './person-view'

interface PersonActionsProps {
  person: PersonView
  enable: PeopleActions['enable']
  /** Whether no other person could manage Keyturn. */
  isLastAdministrator: boolean
  disabledReason?: string
}

const lastAdministrator =
  'This is the last cloud administrator who can sign in. Give another person this role first.'

/** The actions menu of a person. */
export function PersonActions(props: PersonActionsProps) {
  const { person, isLastAdministrator, disabledReason } = props
  const { open, prepare } = usePeopleDoors()
  const enable = useAtOnce(props.enable, { done: 'Enabled' })
  const staying = disabledReason ?? (isLastAdministrator ? lastAdministrator : undefined)
  const twoFactor = person.isReader
    ? 'You cannot reset your own two-factor sign-in. Remove it in “Your account”, or ask another administrator.'
    : person.hasSecondFactor
      ? undefined
      : 'This person has not set up two-factor sign-in.'
  const isDisabled = person.state === 'disabled'
  return (
    <Menu
      label={`Actions for ${person.name}`}
      onOpen={prepare}
      items={() => [
        {
          label: 'Edit...',
          icon: <Pencil />,
          disabledReason,
          onSelect: () => open({ kind: 'edit', person }),
        },
        {
          label: 'New sign-in link...',
          icon: <Link2 />,
          disabledReason: disabledReason ?? (isDisabled ? 'Enable this person first.' : undefined),
          onSelect: () => open({ kind: 'makeLink', person }),
        },
        {
          label: 'Sign out everywhere...',
          icon: <LogOut />,
          disabledReason,
          onSelect: () => open({ kind: 'endSessions', person }),
        },
        {
          label: 'Reset two-factor sign-in...',
          icon: <ShieldOff />,
          disabledReason: disabledReason ?? twoFactor,
          onSelect: () => open({ kind: 'resetTwoFactor', person }),
        },
        isDisabled
          ? { label: 'Enable', icon: <CirclePlay />, disabledReason, onSelect: () => void enable(person) }
          : {
              label: 'Disable...',
              icon: <CirclePause />,
              disabledReason: staying,
              onSelect: () => open({ kind: 'disable', person }),
            },
        'separator',
        {
          label: 'Delete...',
          icon: <Trash2 />,
          tone: 'danger',
          disabledReason: staying,
          onSelect: () => open({ kind: 'delete', person }),
        },
      ]}
    />
  )
}
