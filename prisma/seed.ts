import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/store/database'
import { seedCatalogue as write } from '@/lib/store/seed-catalogue'

interface SeededApi {
  name: string
  product?: string
  /** APIs that only report. */
  readOnly?: boolean
  /** APIs that no form offers. */
  withheld?: boolean
  /** Keyturn's own API, which stays when the samples are removed. */
  own?: boolean
}

const products = {
  platform: 'Platform',
  security: 'Security',
  'endpoint-backup': 'Endpoint backup',
  'server-backup': 'Server backup',
}

/** The initial catalogue of a plausible cloud, by slug. */
const apis: Record<string, SeededApi> = {
  users: { name: 'Users', product: 'platform' },
  departments: { name: 'Departments', product: 'platform' },
  organizations: { name: 'Organizations', product: 'platform' },
  roles: { name: 'Roles', product: 'platform' },
  'audit-log': { name: 'Audit log', product: 'platform', readOnly: true },
  oauth: { name: 'OAuth', product: 'platform', withheld: true },
  customer: { name: 'Customer', product: 'platform', withheld: true },
  alerts: { name: 'Alerts', product: 'security' },
  'alert-rules': { name: 'Alert rules', product: 'security' },
  cases: { name: 'Cases', product: 'security' },
  watchlists: { name: 'Watchlists', product: 'security' },
  'trusted-activities': { name: 'Trusted activities', product: 'security' },
  'file-events': { name: 'File events', product: 'security', readOnly: true },
  devices: { name: 'Devices', product: 'endpoint-backup' },
  'legal-hold': { name: 'Legal hold', product: 'endpoint-backup' },
  'restore-jobs': { name: 'Restore jobs', product: 'endpoint-backup' },
  'backup-sets': { name: 'Backup sets', product: 'endpoint-backup' },
  servers: { name: 'Servers', product: 'server-backup' },
  snapshots: { name: 'Snapshots', product: 'server-backup' },
  'backup-policies': { name: 'Backup policies', product: 'server-backup' },
  introspection: { name: 'Introspection', readOnly: true, own: true },
}

/** Fills the catalogue of a new installation. */
export async function seedCatalogue(database: Database): Promise<void> {
  const productRows = Object.entries(products).map(([slug, name]) => ({ id: randomUUID(), slug, name }))
  const apiRows = Object.entries(apis).map(([slug, { name, product, readOnly, withheld }]) => ({
    id: randomUUID(),
    slug,
    name,
    productId: productRows.find((row) => row.slug === product)?.id ?? null,
    writable: !readOnly,
    grantable: !withheld,
  }))
  const samples = apiRows.filter(({ slug }) => !apis[slug]?.own)
  await write(database, {
    products: productRows,
    apis: apiRows,
    samples: { products: productRows.map(({ id }) => id), apis: samples.map(({ id }) => id) },
  })
}
