'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Keyboard, LogOut, UserRound } from 'lucide-react'
import { use } from 'react'
import { Key } from '@/components/ui/key'
import { Link } from '@/components/ui/link'
import type { Entrance } from '@/components/ui/menu'
import { useLeave } from '@/components/account/use-leave'
import { MenuFrame } from '@/components/ui/menu-popup'
import { SingleKeys } from '@/components/ui/single-keys'
import { useShowShortcuts } from './keyboard/shortcuts'
import { themes, useThemeChoice, type ThemeName } from './theme-choice'

interface PersonMenuItemsProps {
  name: string
  email: string
  role: string
  theme: ThemeName
  anchor: HTMLElement
  entrance: Entrance
  open: boolean
  onOpenChange: (open: boolean) => void
}

const item =
  'flex h-8 cursor-default items-center gap-2.5 rounded-control px-2 outline-none select-none data-highlighted:bg-hover pointer-coarse:h-10'

/** The menu of the person who is signed in. */
export function PersonMenuItems({ name, email, role, theme, ...menu }: PersonMenuItemsProps) {
  const choose = useThemeChoice()
  const leave = useLeave()
  const showShortcuts = useShowShortcuts()
  const areKeysOn = use(SingleKeys)
  return (
    <MenuFrame {...menu} isRegion label="Your menu" look="w-64">
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-small text-muted">{email}</p>
        <p className="mt-1 text-small text-muted">{role}</p>
      </div>
      <Menu.Separator className="-mx-1 my-1 h-px bg-border" />
      <Menu.LinkItem closeOnClick className={item} render={<Link href="/account" />}>
        <UserRound className="text-muted" />
        Your account
      </Menu.LinkItem>
      <Menu.Item className={item} onClick={showShortcuts}>
        <Keyboard className="text-muted" />
        <span className="flex-1">Keyboard shortcuts</span>
        {areKeysOn && <Key>?</Key>}
      </Menu.Item>
      <Menu.Separator className="-mx-1 my-1 h-px bg-border" />
      <Menu.RadioGroup value={theme} onValueChange={choose}>
        <Menu.GroupLabel className="px-2 py-1 text-small text-muted">Theme</Menu.GroupLabel>
        {themes.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} closeOnClick className={item}>
            <span className="flex size-4 items-center">
              <Menu.RadioItemIndicator>
                <Check />
              </Menu.RadioItemIndicator>
            </span>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Separator className="-mx-1 my-1 h-px bg-border" />
      <Menu.Item className={item} onClick={() => void leave()}>
        <LogOut className="text-muted" />
        Sign out
      </Menu.Item>
    </MenuFrame>
  )
}
