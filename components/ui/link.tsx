import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the console, without prefetching: pages are rendered per person, so a list of fifty links would request
 * fifty pages.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
