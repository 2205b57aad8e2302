import { CodeBlock } from '@/components/ui/code-block'

/** How a leaked secret is reported. */
export function LeakSection({ publicUrl }: { publicUrl: string }) {
  const label = 'report of a leaked secret'
  const code = `# leak.json: {"secrets": ["kt_secret_..."], "source": "where it was found"}
# With "action": "revoke" in it, the secrets that exist end at once.
curl ${publicUrl}/leaks -H "Content-Type: application/json" -d @leak.json`
  return (
    <section aria-labelledby="leaks" className="flex flex-col gap-3">
      <div>
        <h2 id="leaks" className="font-semibold">
          Report a leaked secret
        </h2>
        <p className="text-muted">
          Needs no credential. Every well-formed report gets the same answer; cloud administrators are alerted
          if a secret is real.
        </p>
      </div>
      <CodeBlock label={label} code={code} copyLabel={`Copy ${label}`} />
    </section>
  )
}
