import type { Role } from '@/lib/domain/role'

/** Roles in the words of the screen. */
export const roleNames: Record<Role, string> = {
  cloud_administrator: 'Cloud administrator',
  product_administrator: 'Product administrator',
  auditor: 'Auditor',
}
