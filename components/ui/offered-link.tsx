'use client'

import { useRef, type ComponentProps, type ReactNode } from 'react'
import { ButtonLink } from './button'
import { onThisPage, usePageActions } from './page-actions'

interface OfferedLinkProps extends ComponentProps<typeof ButtonLink> {
  /** Its label, in the palette too. */
  children: string
  /** Its icon in the palette. */
  offeredIcon: ReactNode
}

/** A link that looks like a button, and that the palette offers too. */
export function OfferedLink({ children, offeredIcon, ...rest }: OfferedLinkProps) {
  const link = useRef<HTMLAnchorElement>(null)
  usePageActions(onThisPage, [{ label: children, icon: offeredIcon, onSelect: () => link.current?.click() }])
  return (
    <ButtonLink {...rest} ref={link}>
      {children}
    </ButtonLink>
  )
}
