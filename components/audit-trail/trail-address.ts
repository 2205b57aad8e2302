import { addressOf } from '@/lib/schemas/forms/address'

type Filters = Record<string, string | undefined>

const path = '/audit-trail'

/** The administration events that match some filters. */
export function eventsHref(filters: Filters): string {
  return addressOf(path, filters)
}

/** The list of matching events, with one of them open. */
export function eventHref(sequence: string, filters: Filters): string {
  return eventsHref({ ...filters, event: sequence })
}

/** The API usage that matches some filters. */
export function usageHref(filters: Filters): string {
  return addressOf(path, { tab: 'usage', ...filters })
}

/** The refused requests that match some filters. */
export function refusalsHref(filters: Filters): string {
  return addressOf(path, { tab: 'refusals', ...filters })
}

/** A file of what matches. */
export function exportHref(query: Filters): string {
  return addressOf(`${path}/export`, query)
}
