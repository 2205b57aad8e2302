import type { Role } from '@/lib/domain/role'

const password = 'correct horse battery'

/** The people that a test can act as. The configuration creates the first administrator, a use-case the others. */
export const people = {
  cloud_administrator: { name: 'Administrator', email: 'administrator@example.com', password },
  product_administrator: { name: 'Petra Product', email: 'petra@example.com', password },
  auditor: { name: 'Aud Itor', email: 'auditor@example.com', password },
} satisfies Record<Role, { name: string; email: string; password: string }>

export const administrator = people.cloud_administrator
