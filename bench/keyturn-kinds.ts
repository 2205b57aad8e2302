import { databaseKinds, type DatabaseKind } from './empty-database'

/** A kind of Keyturn to measure. */
export interface KeyturnKind {
  /** The name on the command line. */
  name: string
  title: string
  database: DatabaseKind
  role: 'all' | 'token-service'
}

const kinds: KeyturnKind[] = [
  { name: 'embedded', title: 'Keyturn, embedded', database: 'embedded', role: 'all' },
  { name: 'postgresql', title: 'Keyturn, PostgreSQL', database: 'PostgreSQL', role: 'all' },
  { name: 'token-service', title: 'Keyturn, token-service', database: 'PostgreSQL', role: 'token-service' },
]

/** Those whose database is available. */
export const keyturnKinds = kinds.filter(({ database }) => databaseKinds.includes(database))
