import type { Role } from '@/lib/domain/role'

const password = 'correct horse battery'

/** Who a test can be. The first administrator is made by the configuration, the others by a use-case. */
export const people = {
  cloud_administrator: { name: 'Administrator', email: 'administrator@example.com', password },
  product_administrator: { name: 'Petra Product', email: 'petra@example.com', password },
  auditor: { name: 'Aud Itor', email: 'auditor@example.com', password },
} satisfies Record<Role, { name: string; email: string; password: string }>

export const administrator = people.cloud_administrator
