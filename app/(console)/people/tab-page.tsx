import { Search, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { toIgnored } from '@/app/ignored-parts'
import type { ReadAddress } from '@/app/paged-query'
import { PeopleTabs, type PeopleTab } from '@/components/people/people-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterForm } from '@/components/ui/filter-form'
import { FilterButton, FilterFields } from '@/components/ui/filter-menu'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { TextField } from '@/components/ui/text-field'
import type { NamePage } from '@/lib/domain/name-page'
import type { Person } from '@/lib/domain/principal'
import { addressOf } from '@/lib/schemas/forms/address'
import { toPlaceText } from '@/lib/schemas/forms/name-page'
import { searchLength } from '@/lib/schemas/forms/text'

/** What each tab shows: the list that the address asks for, for the person who reads it. */
export interface TabProps {
  actor: Person
  address: Record<string, string | string[] | undefined>
}

interface TabPageProps {
  tab: PeopleTab
  lead: string
  /** The word for one row. */
  noun: string
  searchHint: string
  action?: ReactNode
  /** Why the person has read-only access. */
  disabledReason: string | undefined
  /** The filters in the address. */
  texts: ReadAddress['texts']
  dropped: ReadAddress['dropped']
  /** The filters beside the search. */
  filters?: ReactNode
  page: Omit<NamePage<unknown>, 'rows'>
  /** Whether the page has no rows. */
  isEmpty: boolean
  /** Shown while nothing exists, if that can be. */
  none?: ReactNode
  /** The table. */
  children: ReactNode
}

const path = '/people'

/** The header, tabs, filters and page links around the table of each tab. */
export function TabPage(props: TabPageProps) {
  const { tab, lead, noun, searchHint, action, disabledReason, texts, dropped, filters, page } = props
  const { after: _after, before: _before, ...kept } = texts
  const place = { tab: tab === 'users' ? undefined : tab, ...kept }
  const isFiltered = Object.keys(kept).length > 0
  const clear = addressOf(path, { tab: place.tab })
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="People" lead={lead} action={action} />
      <PeopleTabs current={tab} />
      {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
      <IgnoredNotice parts={toIgnored(dropped)} />
      {props.isEmpty && !isFiltered && props.none ? (
        props.none
      ) : (
        <>
          <FilterForm label="People" action={path} values={place}>
            {place.tab && <input type="hidden" name="tab" defaultValue={place.tab} />}
            <div className="flex flex-wrap gap-2">
              <div className="min-w-0 flex-[3] basis-40 sm:max-w-160 sm:basis-60">
                <TextField
                  type="search"
                  name="q"
                  label={`Search ${noun}s`}
                  hideLabel
                  placeholder={searchHint}
                  icon={<Search />}
                  defaultValue={texts.q ?? ''}
                  maxLength={searchLength}
                />
              </div>
              {filters && (
                <>
                  <FilterButton count={Object.keys(kept).filter((name) => name !== 'q').length} phoneOnly />
                  <FilterFields
                    always
                    clearHref={isFiltered ? clear : null}
                    look="flex flex-[3] flex-wrap gap-2 sm:max-w-160 *:min-w-0 *:flex-1 *:basis-40"
                  >
                    {filters}
                  </FilterFields>
                </>
              )}
            </div>
          </FilterForm>
          {props.isEmpty ? (
            <EmptyState
              icon={<SearchX />}
              title={`No ${noun}s found`}
              body="No results match your search and filters."
              action={<ButtonLink href={clear}>Clear filters</ButtonLink>}
            />
          ) : (
            props.children
          )}
          <Pages
            total={page.total}
            noun={noun}
            firstHref={page.previous && addressOf(path, place)}
            previousHref={page.previous && addressOf(path, { ...place, before: toPlaceText(page.previous) })}
            nextHref={page.next && addressOf(path, { ...place, after: toPlaceText(page.next) })}
          />
        </>
      )}
    </div>
  )
}
