'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Keyboard, LogOut, UserRound } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { use } from 'react'
import { Key } from '@/components/ui/key'
import { Link } from '@/components/ui/link'
import { SingleKeys } from '@/components/ui/single-keys'
import { useShowShortcuts } from './keyboard/shortcuts'
import { themes, useThemeChoice, type ThemeName } from './theme-choice'

interface PersonMenuProps {
  name: string
  email: string
  /** In the words of the screen. */
  role: string
  theme: ThemeName
}

const item =
  'flex h-8 cursor-default items-center gap-2.5 rounded-control px-2 outline-none select-none data-highlighted:bg-hover pointer-coarse:h-10'

/** Shows who is signed in, with their account, the theme and sign-out. */
export function PersonMenu({ name, email, role, theme }: PersonMenuProps) {
  const choose = useThemeChoice()
  const showShortcuts = useShowShortcuts()
  const areKeysOn = use(SingleKeys)

  return (
    <Menu.Root>
      <Menu.Trigger className="flex h-8 max-w-60 cursor-pointer items-center gap-2 rounded-control px-1.5 transition-colors hover:bg-hover data-popup-open:bg-hover pointer-coarse:h-10">
        {/* Drawn, because a letter in the text of the button would be part of its label. */}
        <span
          aria-hidden
          data-initial={/^./u.exec(name)?.[0].toUpperCase()}
          className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-tint text-small font-semibold text-accent-text before:content-[attr(data-initial)]"
        />
        <span className="sr-only">Your menu: </span>
        <span className="truncate font-medium max-sm:sr-only">{name}</span>
        <ChevronDown className="text-muted" />
      </Menu.Trigger>
      <Menu.Portal role="region" aria-label="Your menu">
        <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-40 outline-none">
          <Menu.Popup className="w-64 rounded-surface bg-raised p-1 shadow-float outline-none">
            <div className="px-2 pt-1.5 pb-2">
              <p className="truncate font-medium">{name}</p>
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
            <Menu.Item className={item} onClick={() => void signOut({ callbackUrl: '/login' })}>
              <LogOut className="text-muted" />
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
