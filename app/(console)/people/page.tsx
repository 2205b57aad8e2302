import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { readPeopleTab } from '@/components/people/people-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { GroupsTab } from './groups-tab'
import { ServiceUsersTab } from './service-users-tab'
import { UsersTab } from './users-tab'

export const metadata: Metadata = { title: 'People' }

interface PageProps {
  searchParams: Promise<{ tab?: string | string[] }>
}

const contents = { users: UsersTab, groups: GroupsTab, 'service-users': ServiceUsersTab }

export default async function PeoplePage({ searchParams }: PageProps) {
  const actor = await requireActor()
  const refusal = reasonToRefuse(actor, 'people:read')
  if (refusal !== undefined) {
    return (
      <EmptyState
        icon={<Users />}
        title="People are not for your role"
        body={refusal}
        action={<ButtonLink href="/api-clients">Go to API clients</ButtonLink>}
      />
    )
  }
  const Content = contents[readPeopleTab((await searchParams).tab)]
  return <Content actor={actor} />
}
