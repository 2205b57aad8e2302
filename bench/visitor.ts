import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { administrator } from './administrator'
import type { Server } from './work'

/** A signed-in person who opens pages of the console one after the other. */
export class Visitor {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /**
   * Signs in with an e-mail address. All people have the administrator's password.
   * @throws if the person cannot sign in
   */
  static async of({ url }: Server, email = administrator.email): Promise<Visitor> {
    const form = await fetch(`${url}/api/auth/csrf`)
    const { csrfToken } = (await form.json()) as { csrfToken: string }
    const before = cookiesOf(form)
    const { password } = administrator
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', cookie: before },
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    })
    if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
    return new Visitor(url, [before, cookiesOf(answer)].join('; '))
  }

  /**
   * The page as HTML, and the milliseconds from the request to the last byte of the answer, before it is decompressed.
   * @throws if the page cannot be loaded
   */
  async open(path: string): Promise<{ html: string; milliseconds: number }> {
    const headers = { cookie: this.cookie, 'accept-encoding': 'gzip' }
    const started = performance.now()
    const [answer] = (await once(get(this.url + path, { headers }), 'response')) as [IncomingMessage]
    const packed = await buffer(answer)
    const milliseconds = performance.now() - started
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
    const isPacked = answer.headers['content-encoding'] === 'gzip'
    return { html: (isPacked ? gunzipSync(packed) : packed).toString(), milliseconds }
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}
