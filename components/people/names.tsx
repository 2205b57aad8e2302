import type { Choice } from './person-view'

const mostNamed = 2

/** The first few names and the number of others. Shows all on hover. */
export function Names({ choices }: { choices: Choice[] }) {
  if (choices.length === 0) return '—'
  const named = choices.slice(0, mostNamed).map((choice) => choice.name)
  const others = choices.length - named.length
  return (
    <span className="block max-w-52 truncate" title={choices.map((choice) => choice.name).join(', ')}>
      {named.join(', ')}
      {others > 0 && ` and ${others} more`}
    </span>
  )
}
