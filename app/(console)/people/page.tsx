import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { readPeopleTab } from '@/components/people/people-tabs'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { NotForRole } from '../not-for-role'
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
    return <NotForRole icon={<Users />} title="Your role has no access to people" reason={refusal} />
  }
  const Content = contents[readPeopleTab((await searchParams).tab)]
  return <Content actor={actor} />
}
