type Filters = Record<string, string | undefined>

const path = '/audit-trail'

/** An address with the values that are set. */
export function addressOf(at: string, query: Filters): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const text = new URLSearchParams(given).toString()
  return text ? `${at}?${text}` : at
}

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

/** A file of what matches. */
export function exportHref(query: Filters): string {
  return addressOf(`${path}/export`, query)
}
