import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { securityHeaders } from './security-headers'

const year = 365 * 24 * 60 * 60 * 1000

/**
 * Serves the scripts, styles and fonts of the build, compressed in advance by `scripts/precompress.mjs`: Next would compress them for
 * each request, and less. Their names change with their content, so browsers keep them. Any other path is left to Next.
 */
export async function assetsDoor(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve('.next/static'),
    prefix: '/_next/static/',
    // A route for each file that exists, and none for its compressed twins.
    wildcard: false,
    globIgnore: ['**/*.{br,gz}'],
    preCompressed: true,
    immutable: true,
    maxAge: year,
    index: false,
    decorateReply: false,
    setHeaders(reply) {
      for (const [name, value] of securityHeaders(publicUrl)) void reply.header(name, value)
    },
  })
}
