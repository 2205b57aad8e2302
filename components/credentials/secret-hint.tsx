/** The last four characters of a secret, by which people recognise it. */
export function SecretHint({ hint }: { hint: string }) {
  return (
    <code title={`Ends in ${hint}`}>
      <span aria-hidden>••••</span>
      <span className="sr-only">ends in </span>
      {hint}
    </code>
  )
}
