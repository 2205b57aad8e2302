import './node-version.mjs'
import { locked } from './lock.mjs'
import { main } from './run.mjs'
import { isFresh, whenStale } from './stamp.mjs'
import { client, pages, server } from './steps.mjs'

await main(async () => {
  // Checked before locking too, because a finished build may be on a read-only file system.
  if ([client, pages, server].every(isFresh)) return
  await locked(async () => {
    await whenStale(client)
    await Promise.all([whenStale(pages), whenStale(server)])
  })
})
