import type { CredentialKind } from '@/lib/domain/credential'
import type { Role } from '@/lib/domain/role'
import { credentialKinds } from './credential-kinds'

/** Why a person sees no credentials of a kind, although nothing is filtered: what is true for their role. */
export function noCredentials(kind: CredentialKind, role: Role): { title: string; body: string } {
  const { noun, purpose } = credentialKinds[kind]
  switch (role) {
    case 'cloud_administrator':
      return { title: `No ${noun}s yet`, body: purpose }
    case 'auditor':
      return {
        title: `No ${noun}s yet`,
        body: `Cloud administrators create ${noun}s. You will see all of them.`,
      }
    case 'product_administrator':
      return {
        title: `No ${noun}s for your products`,
        body: `You see the ${noun}s that act with the authority of your products’ administrators. There are none now.`,
      }
    default:
      return role satisfies never
  }
}
