import type { ActionState } from '@/components/ui/action-state'
import { Section } from '@/components/ui/section'
import type {
  FactorPoliciesForm as FactorFields,
  SessionPoliciesForm as SessionFields,
} from '@/lib/schemas/forms/policy'
import { FactorPoliciesForm, type PeopleCounted } from './factor-policies-form'
import { SessionPoliciesForm } from './session-policies-form'

interface SignInPanelProps {
  people: PeopleCounted
  policies: FactorFields & SessionFields
  save: (policies: Partial<FactorFields & SessionFields>) => Promise<ActionState<null>>
  /** Why the person may not change them. */
  disabledReason?: string
}

/** Who must have a second factor, when people are signed out, and when they confirm again that it is them. */
export function SignInPanel({ people, ...props }: SignInPanelProps) {
  return (
    <div className="flex max-w-160 flex-col gap-8">
      <Section title="Two-factor sign-in" lead="A stolen password alone then opens nothing.">
        <FactorPoliciesForm people={people} {...props} />
      </Section>
      <Section
        title="Sessions"
        lead="When people are signed out, and when they confirm that it is them. Applies at once, also to sessions that exist already."
      >
        <SessionPoliciesForm {...props} />
      </Section>
    </div>
  )
}
