import type { Keyturn } from './keyturn'
import { tokenRequest } from './token-works'
import type { Server } from './work'

/**
 * Checks that fast answers are correct: Keyturn refuses a wrong secret and a missing token, passes its own tokens, and the
 * bare server's tokens are as long as Keyturn's.
 * @throws if an answer is wrong
 */
export async function checkAnswers(keyturn: Keyturn, bare: Server): Promise<void> {
  const [client] = keyturn.clients
  if (!client) throw new Error('no API client was given')
  const token = await requestToken(keyturn, client)
  expect(token.status, 200, `${keyturn.name} and a correct secret`)
  const wrong = await requestToken(keyturn, { ...client, secret: `${client.secret}x` })
  expect(wrong.status, 401, `${keyturn.name} and a wrong secret`)
  expect(await verify(keyturn, {}), 401, `${keyturn.name} and no token`)
  expect(
    await verify(keyturn, { authorization: `Bearer ${token.text}x` }),
    401,
    `${keyturn.name} and a bad token`,
  )
  expect(await verify(keyturn, { authorization: `Bearer ${token.text}` }), 204, `${keyturn.name} and a token`)

  const bareToken = await requestToken(bare, client).catch(() => null)
  if (bareToken?.status === 200 && Math.abs(bareToken.text.length / token.text.length - 1) > 0.05) {
    throw new Error(
      `the bare server's tokens have ${bareToken.text.length} characters, ours ${token.text.length}`,
    )
  }
}

async function requestToken(server: Server, client: { id: string; secret: string }) {
  const { path, ...init } = tokenRequest(client)
  const answer = await fetch(server.url + path, init)
  const body = answer.ok ? ((await answer.json()) as { access_token: string }) : null
  return { status: answer.status, text: body?.access_token ?? '' }
}

async function verify(server: Server, headers: Record<string, string>): Promise<number> {
  return (await fetch(`${server.url}/verify`, { headers })).status
}

function expect(status: number, wanted: number, what: string): void {
  if (status !== wanted) throw new Error(`${what}: ${status} instead of ${wanted}`)
}
