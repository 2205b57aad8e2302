import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

interface NotForRoleProps {
  icon: ReactNode
  title: string
  /** Why the person may not see the page. */
  reason: string | undefined
}

/** Replaces a page that the person's role has no access to. */
export function NotForRole({ icon, title, reason }: NotForRoleProps) {
  const away = <ButtonLink href="/overview">Go to the overview</ButtonLink>
  return <EmptyState isPage icon={icon} title={title} body={reason} action={away} />
}
