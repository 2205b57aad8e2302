import { expect, type APIRequestContext, type APIResponse } from '@playwright/test'

export interface TokenAnswer {
  access_token: string
  token_type: string
  expires_in: number
}

/** Optional parts of a token request. */
interface Asked {
  scope?: string
  headers?: Record<string, string>
}

/** Acts as a program: sends real requests to the machine paths. */
export class Api {
  constructor(private readonly http: APIRequestContext) {}

  requestToken(clientId: string, secret: string, { scope, headers }: Asked = {}): Promise<APIResponse> {
    return this.http.post('/oauth/token', {
      headers: { ...headers, authorization: basic(clientId, secret) },
      form: { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) },
    })
  }

  /** Exchanges ID and secret for an access token. */
  async redeem(clientId: string, secret: string): Promise<string> {
    const response = await this.requestToken(clientId, secret)
    expect(response.status(), await response.text()).toBe(200)
    const answer = (await response.json()) as TokenAnswer
    return answer.access_token
  }

  async expectInvalidClient(clientId: string, secret: string): Promise<void> {
    const response = await this.requestToken(clientId, secret)
    expect(response.status()).toBe(401)
    expect(response.headers()['www-authenticate']).toContain('Basic')
    expect(await response.json()).toMatchObject({ error: 'invalid_client' })
  }

  /** Expects a gateway that requires the scope, if any, to accept the token. */
  async expectAccepted(token: string, scope?: string): Promise<void> {
    const response = await this.verify(token, scope)
    expect(response.status()).toBe(204)
  }

  /** Expects a gateway to accept a service API key sent in its own header. */
  async expectKeyAccepted(key: string): Promise<void> {
    const response = await this.http.get('/verify', { headers: { 'x-api-key': key } })
    expect(response.status()).toBe(204)
  }

  /** Expects a gateway to refuse a valid token because it lacks the scope. */
  async expectForbidden(token: string, scope: string): Promise<void> {
    const response = await this.verify(token, scope)
    expect(response.status()).toBe(403)
    expect(response.headers()['www-authenticate']).toContain('error="insufficient_scope"')
  }

  /** Expects a gateway to refuse the token. */
  async expectRefused(token: string): Promise<void> {
    const response = await this.verify(token)
    expect(response.status()).toBe(401)
    expect(response.headers()['www-authenticate']).toContain('error="invalid_token"')
  }

  verify(token: string, scope?: string, headers: Record<string, string> = {}): Promise<APIResponse> {
    const required: Record<string, string> = scope === undefined ? {} : { 'x-required-scope': scope }
    return this.http.get('/verify', {
      headers: { ...headers, authorization: `Bearer ${token}`, ...required },
    })
  }
}

function basic(clientId: string, secret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
}
