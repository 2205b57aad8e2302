'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { late } from '@/components/ui/late'
import { opensMenu, type Entrance } from '@/components/ui/menu'
import { useLate } from '@/components/ui/use-late'
import type { ThemeName } from './theme-choice'

interface PersonMenuProps {
  name: string
  email: string
  /** In the words of the screen. */
  role: string
  theme: ThemeName
}

interface Shown {
  anchor: HTMLElement
  entrance: Entrance
}

const personItems = late(() => import('./person-menu-items').then(({ PersonMenuItems }) => PersonMenuItems))

/** Shows who is signed in, with their account, the theme and sign-out. */
export function PersonMenu(person: PersonMenuProps) {
  const { name } = person
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  const { part: Items, prepare, whenLoaded } = useLate(personItems)

  function show(anchor: HTMLElement, entrance: Entrance) {
    return whenLoaded(() => {
      setShown({ anchor, entrance })
      setOpen(true)
    })
  }

  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        {...opensMenu(show)}
        className="flex h-8 max-w-60 cursor-pointer items-center gap-2 rounded-control px-1.5 transition-colors hover:bg-hover aria-expanded:bg-hover pointer-coarse:h-10"
      >
        {/* Drawn, because a letter in the text of the button would be part of its label. */}
        <span
          aria-hidden
          data-initial={/^./u.exec(name)?.[0].toUpperCase()}
          className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-tint text-small font-semibold text-accent-text before:content-[attr(data-initial)]"
        />
        <span className="sr-only">Your menu: </span>
        <span className="truncate font-medium max-sm:sr-only">
          <bdi>{name}</bdi>
        </span>
        <ChevronDown className="text-muted" />
      </button>
      {Items && shown && <Items {...person} {...shown} open={open} onOpenChange={setOpen} />}
    </>
  )
}
