import { expect, type APIRequestContext, type APIResponse, type Page, type Request } from '@playwright/test'

/** A server action as a page sent it, to be sent again by hand. */
export class ServerAction {
  private constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    /** What the page sent, to be sent again as it is or altered. */
    readonly body: string,
  ) {}

  /**
   * Catches what a page sends when something is pressed: the first action, or the first that carries this text, where
   * the page also sends actions that only read. It goes no further: nothing is done yet.
   */
  static async caught(page: Page, press: () => Promise<void>, carrying = ''): Promise<ServerAction> {
    let caught: Request | undefined
    await page.route('**/*', async (route) => {
      const request = route.request()
      const isWanted = isServerAction(request) && (request.postData() ?? '').includes(carrying)
      if (caught || !isWanted) return route.fallback()
      caught = request
      return route.abort()
    })
    await press()
    await expect.poll(() => caught, 'the page sends a server action').toBeDefined()
    await page.unrouteAll({ behavior: 'wait' })
    if (!caught) throw new Error('no server action was sent')
    const sent = await caught.allHeaders()
    const wanted = new Set(['accept', 'content-type', 'next-action', 'next-router-state-tree', 'origin'])
    const headers = Object.fromEntries(Object.entries(sent).filter(([name]) => wanted.has(name)))
    return new ServerAction(caught.url(), headers, caught.postData() ?? '')
  }

  /** Sends it as our own page would, with another body or to another path if told. */
  send(http: APIRequestContext, { body, path }: { body?: string; path?: string } = {}): Promise<APIResponse> {
    return http.post(path ?? this.url, { headers: this.headers, data: body ?? this.body })
  }

  /** Sends it with these headers in place of those by which a browser says where it comes from. */
  sendFrom(http: APIRequestContext, headers: Record<string, string>): Promise<APIResponse> {
    const { origin: _ours, ...others } = this.headers
    return http.post(this.url, { headers: { ...others, ...headers }, data: this.body })
  }
}

export function isServerAction(request: Request): boolean {
  return request.method() === 'POST' && request.headers()['next-action'] !== undefined
}
