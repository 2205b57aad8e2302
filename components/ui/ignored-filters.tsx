import { Notice } from './notice'

/** Says which filters of the address could not be used. */
export function IgnoredFilters({ names }: { names: string[] }) {
  if (names.length === 0) return null
  return (
    <Notice tone="warning">
      Some filters in the address are not valid and were ignored: {names.join(', ')}.
    </Notice>
  )
}
