import { Notice } from './notice'

/** A part of the address that is not valid. */
export interface Ignored {
  /** What it is, in the words of the page. */
  name: string
  value: string
}

/** Says which parts of the address are not valid and were ignored. */
export function IgnoredNotice({ parts }: { parts: readonly Ignored[] }) {
  if (parts.length === 0) return null
  return (
    <Notice tone="warning" title="Part of this address was ignored">
      {parts.map(({ name, value }) => (
        <p key={`${name} ${value}`} className="break-words">
          The value <code>{value.length > 60 ? `${value.slice(0, 60)}…` : value}</code> for {name} is not
          valid.
        </p>
      ))}
    </Notice>
  )
}
