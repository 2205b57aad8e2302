import type { ComponentProps } from 'react'
import { PoliciesForm } from './policies-form'

/** The policies, and whom they bind. */
export function PoliciesPanel(props: ComponentProps<typeof PoliciesForm>) {
  return (
    <section aria-labelledby="policies" className="flex max-w-160 flex-col gap-3">
      <div>
        <h2 id="policies" className="font-semibold">
          Policies
        </h2>
        <p className="text-muted">
          They bind what is created or edited from now on; what exists stays as it is.
        </p>
      </div>
      <PoliciesForm {...props} />
    </section>
  )
}
