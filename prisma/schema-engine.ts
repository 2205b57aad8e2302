import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * Prisma's schema engine as WebAssembly, on an open database. The CLI would download the same engine as a binary, which
 * many networks block.
 */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const { SchemaEngine } = await (loading ??= load())
  // The engine learns the kind of database from any schema. Its log of whole scripts is dropped.
  const datamodels: [string, string][] = [['schema.prisma', 'datasource db { provider = "postgresql" }']]
  return SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

let loading: ReturnType<typeof load> | undefined

/** The package imports its .wasm file as a module, which Node 20 does not support, so this loads it by hand. */
async function load() {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = createRequire(import.meta.url).resolve(name)
  const wasm = await readFile(join(module, '..', 'schema_engine_bg.wasm'))
  const imports = bindings as unknown as WebAssembly.ModuleImports
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return bindings
}
