import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

/** The address at which Keyturn sees the caller, for "Check the proxy". */
export async function GET(): Promise<Response> {
  const state = await runtime().may.getProxyState(await currentActor(), {})
  const headers = { 'cache-control': 'no-store' }
  if (state.ok) return Response.json({ address: state.value.seenAt }, { headers })
  const status = state.failure.kind === 'signed_out' ? 401 : 403
  return Response.json({ error: state.failure }, { status, headers })
}
