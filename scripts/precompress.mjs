import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const texts = /\.(js|css|svg|json)$/

/** Smaller files gain less than their header costs. Bytes. */
const least = 1024

/** Writes each text under a folder a second time for brotli (.br), and a third time for gzip (.gz), as small as they get. */
export function precompress(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name)
    if (!texts.test(name)) continue
    const content = readFileSync(file)
    if (content.length < least) continue
    writeFileSync(`${file}.br`, brotliCompressSync(content))
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}
