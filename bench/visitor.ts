import { administrator } from './administrator'
import type { Server } from './work'

/** Somebody signed in, who opens pages of the console one after the other. */
export class Visitor {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** @throws when the administrator cannot sign in */
  static async of({ url }: Server): Promise<Visitor> {
    const form = await fetch(`${url}/api/auth/csrf`)
    const { csrfToken } = (await form.json()) as { csrfToken: string }
    const before = cookiesOf(form)
    const { email, password } = administrator
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', cookie: before },
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    })
    if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
    return new Visitor(url, [before, cookiesOf(answer)].join('; '))
  }

  /**
   * The page as HTML, and how many milliseconds its server took from the request to the end of the answer.
   * @throws when it is not to be had
   */
  async open(path: string): Promise<{ html: string; milliseconds: number }> {
    const started = performance.now()
    const answer = await fetch(this.url + path, { headers: { cookie: this.cookie }, redirect: 'manual' })
    const html = await answer.text()
    const milliseconds = performance.now() - started
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return { html, milliseconds }
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}
