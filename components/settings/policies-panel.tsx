import type { ComponentProps } from 'react'
import { PoliciesForm } from './policies-form'

/** The policies, and which credentials they apply to. */
export function PoliciesPanel(props: ComponentProps<typeof PoliciesForm>) {
  return (
    <section aria-labelledby="policies" className="flex max-w-160 flex-col gap-3">
      <div>
        <h2 id="policies" className="font-semibold">
          Policies
        </h2>
        <p className="text-muted">
          Policies apply when a credential is created or edited. Existing credentials do not change.
        </p>
      </div>
      <PoliciesForm {...props} />
    </section>
  )
}
