import type { ComponentProps } from 'react'
import { SessionPoliciesForm } from './session-policies-form'

/** When people are signed out, and when they confirm again that it is they. */
export function SignInPanel(props: ComponentProps<typeof SessionPoliciesForm>) {
  return (
    <section aria-labelledby="sessions" className="flex max-w-160 flex-col gap-3">
      <div>
        <h2 id="sessions" className="font-semibold">
          Sessions
        </h2>
        <p className="text-muted">
          When people are signed out, and when they confirm that it is them. Applies at once, also to sessions
          that exist already.
        </p>
      </div>
      <SessionPoliciesForm {...props} />
    </section>
  )
}
