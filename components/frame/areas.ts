import type { Permission } from '@/lib/domain/role'

interface Area {
  href: string
  label: string
  /** What a person needs to open it. The page asks for the same. */
  permission: Permission
}

/** The areas of the console, in the order of the navigation. */
export const areas = {
  overview: { href: '/overview', label: 'Overview', permission: 'credentials:read' },
  apiClients: { href: '/api-clients', label: 'API clients', permission: 'credentials:read' },
  serviceKeys: { href: '/service-keys', label: 'Service API keys', permission: 'credentials:read' },
  expiring: { href: '/expiring', label: 'Expiring', permission: 'credentials:read' },
  auditTrail: { href: '/audit-trail', label: 'Audit trail', permission: 'audit:read' },
  people: { href: '/people', label: 'People', permission: 'people:read' },
  apiCatalogue: { href: '/api-catalogue', label: 'API catalogue', permission: 'catalogue:read' },
  connect: { href: '/connect', label: 'Connect', permission: 'credentials:read' },
  settings: { href: '/settings', label: 'Settings', permission: 'settings:read' },
} as const satisfies Record<string, Area>

export type AreaName = keyof typeof areas

export const areaNames = Object.keys(areas) as AreaName[]
