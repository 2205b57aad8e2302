import './node-version.mjs'
import { locked } from './lock.mjs'
import { main } from './run.mjs'
import { isFresh, whenStale } from './stamp.mjs'
import { client, pages, server } from './steps.mjs'

await main(async () => {
  // Looked at before locking too: what has been built may lie on a file system that cannot be written.
  if ([client, pages, server].every(isFresh)) return
  await locked(async () => {
    await whenStale(client)
    await Promise.all([whenStale(pages), whenStale(server)])
  })
})
