const mostNamed = 2

interface NamesProps {
  /** The first names. */
  names: string[]
  /** How many there are. */
  count: number
}

/** The first few names and the number of others. */
export function Names({ names, count }: NamesProps) {
  if (count === 0) return '—'
  const named = names.slice(0, mostNamed)
  const others = count - named.length
  const text = `${named.join(', ')}${others > 0 ? ` and ${others.toLocaleString('en')} more` : ''}`
  return (
    <span className="cut" title={text}>
      {text}
    </span>
  )
}
