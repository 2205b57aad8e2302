import { policyFields } from '../commands/policy'

/** The form of the policies: what it says is what the command says. */
export const policiesForm = policyFields
