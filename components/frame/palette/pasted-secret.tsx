import { findSecret, secretNouns } from '@/lib/schemas/forms/pasted-secret'

/** Says what kind of secret a text contains, and that it went nowhere. */
export function PastedSecret({ text }: { text: string }) {
  const secret = findSecret(text)
  if (!secret) return null
  const noun = secretNouns[secret.kind]
  return (
    <div role="alert" className="border-b bg-warning-tint px-4 py-2.5">
      <p className="font-medium text-warning">
        {secret.hint === null ? `This looks like a part of a ${noun}` : `This is a ${noun}`}
      </p>
      <p className="text-muted">
        It was not sent and not searched for, and the box is empty again.
        {secret.hint !== null && (
          <>
            {' '}
            Its last four characters are <code className="text-text">{secret.hint}</code>.
          </>
        )}
      </p>
    </div>
  )
}
