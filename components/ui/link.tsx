import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the console. Nothing is fetched before it is followed: each page is rendered anew for each reader, so a list
 * of fifty links would ask the server for fifty pages.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
