import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { readPeopleTab } from '@/components/people/people-tabs'
import { requireActor } from '@/lib/session/actor'
import { areaRefusal } from '../area-access'
import { NotForRole } from '../not-for-role'
import { GroupsTab } from './groups-tab'
import { ServiceUsersTab } from './service-users-tab'
import type { TabProps } from './tab-page'
import { UsersTab } from './users-tab'

export const metadata: Metadata = { title: 'People' }

interface PageProps {
  searchParams: Promise<TabProps['address']>
}

const contents = { users: UsersTab, groups: GroupsTab, 'service-users': ServiceUsersTab }

export default async function PeoplePage({ searchParams }: PageProps) {
  const actor = await requireActor()
  const refusal = areaRefusal(actor, 'people')
  if (refusal !== undefined) {
    return <NotForRole icon={<Users />} title="Your role has no access to people" reason={refusal} />
  }
  const address = await searchParams
  const Content = contents[readPeopleTab(address.tab)]
  return <Content actor={actor} address={address} />
}
