import { policyFields } from '../commands/policy'

/** The form of the policies. It has the fields of the command. */
export const policiesForm = policyFields
