import type { Access } from '@/components/connect/snippets/connection'

export type Address = Record<string, string | string[] | undefined>

interface Api {
  slug: string
  name: string
  writable: boolean
}

/** What the snippets are filled in with, according to an address. */
interface Chosen<Of> {
  /** Undefined if there is none to choose. */
  api: Of | undefined
  access: Access
  /** Why the address is not followed. */
  problem: string | null
  /** The parameters of this page. */
  here: Record<string, string>
}

/** Reads an address of the page. Without an API it is the first; without an access, to read. */
export function readConnect<Of extends Api>(address: Address, apis: readonly Of[]): Chosen<Of> {
  const named = apis.find(({ slug }) => slug === address.api)
  const api = named ?? apis[0]
  const mayWrite = api?.writable ?? true
  const access = address.access === 'write' && mayWrite ? 'write' : 'read'
  const kept = ['gateway', 'program'].flatMap((name) => {
    const value = address[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  return {
    api,
    access,
    problem: problemOf(address, { isKnown: named !== undefined, mayWrite, name: api?.name }),
    here: { ...(api && { api: api.slug }), access, ...(Object.fromEntries(kept) as Record<string, string>) },
  }
}

function problemOf(
  { api, access }: Address,
  { isKnown, mayWrite, name }: { isKnown: boolean; mayWrite: boolean; name: string | undefined },
): string | null {
  if (api !== undefined && api !== '' && !isKnown)
    return 'This API does not exist, or you cannot see it. The first one is shown.'
  return access === 'write' && !mayWrite ? `“${name}” can only be read.` : null
}
