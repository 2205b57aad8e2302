// Creates the databases that servers start from, unless they exist, and prints their locations as JSON.
import { migratedDataDir, migratedTemplate } from '@/prisma/test-database'
import type { PreparedDatabases } from './prepared'

const databases: PreparedDatabases = {
  dataDir: await migratedDataDir(),
  template: process.env.TEST_DATABASE_URL ? await migratedTemplate() : null,
}
process.stdout.write(JSON.stringify(databases))
