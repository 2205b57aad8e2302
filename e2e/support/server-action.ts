import { expect, type APIRequestContext, type APIResponse, type Page, type Request } from '@playwright/test'

/** A server action that a page sent, to send again by hand. */
export class ServerAction {
  private constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    /** The body that the page sent, to send again unchanged or altered. */
    readonly body: string,
  ) {}

  /**
   * Intercepts the first action that a page sends when something is pressed, or the first that contains this text if the page
   * also sends actions that only read. The action does not reach the server.
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

  /** Sends it like a page of the console, optionally with another body or to another path. */
  send(http: APIRequestContext, { body, path }: { body?: string; path?: string } = {}): Promise<APIResponse> {
    return http.post(path ?? this.url, { headers: this.headers, data: body ?? this.body })
  }

  /** Sends it with these headers instead of those that name its origin. */
  sendFrom(http: APIRequestContext, headers: Record<string, string>): Promise<APIResponse> {
    const { origin: _ours, ...others } = this.headers
    return http.post(this.url, { headers: { ...others, ...headers }, data: this.body })
  }
}

export function isServerAction(request: Request): boolean {
  return request.method() === 'POST' && request.headers()['next-action'] !== undefined
}
