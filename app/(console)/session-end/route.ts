import { sessionTimeLeft } from '@/lib/session/actor'

/** How long the caller's session still lasts. Pages ask before they warn, and asking does not put the end off. */
export async function GET(): Promise<Response> {
  return Response.json(await sessionTimeLeft(), { headers: { 'cache-control': 'no-store' } })
}
