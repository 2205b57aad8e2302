import { createRemoteJWKSet, jwtVerify } from 'jose'
import { allowInsecureRequests, clientCredentialsGrant, discovery } from 'openid-client'
import { expect, test } from './support/test'

test('C8: openid-client discovers all endpoints, and jose verifies the token', async ({
  console,
  keyturn,
  stored,
}) => {
  const { clientId, secret } = await console.createApiClient({ name: 'Standard library' })
  const configuration = await discovery(new URL(keyturn.url), clientId, secret, undefined, {
    algorithm: 'oauth2',
    // Deprecated only to stand out; the tests run over HTTP on loopback.
    // oxlint-disable-next-line typescript/no-deprecated
    execute: [allowInsecureRequests],
  })
  const answer = await clientCredentialsGrant(configuration)
  expect(answer.token_type).toBe('bearer')
  expect(answer.expires_in).toBe(900)

  const { issuer, jwks_uri: keys } = configuration.serverMetadata()
  const { payload, protectedHeader } = await jwtVerify(
    answer.access_token,
    createRemoteJWKSet(new URL(keys ?? '')),
    { issuer: keyturn.url, audience: keyturn.url, typ: 'at+jwt', algorithms: ['ES256'] },
  )
  expect(issuer).toBe(keyturn.url)
  expect(protectedHeader.kid).toBeTruthy()
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900)
  const { id } = await stored.client('Standard library')
  expect(payload).toMatchObject({ sub: id, client_id: clientId, roles: ['cloud-administrator'] })
  expect(payload.scope).toBeUndefined()
})

test('C8: the token passes at the gateway, and a modified one does not', async ({ api, issue }) => {
  const { clientId, secret } = await issue({ name: 'At the gateway' })
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token)
  const [header, payload, signature = ''] = token.split('.')
  const other = signature.startsWith('A') ? 'B' : 'A'
  await api.expectRefused([header, payload, other + signature.slice(1)].join('.'))
})

test('C8: the curl command of the secret dialog is complete', async ({ console, api }) => {
  const { clientId, secret } = await console.createUpToSecret({ name: 'By curl' })
  await console.secretDialog.getByRole('button', { name: 'Copy curl command' }).click()
  await expect.poll(() => console.clipboard()).toContain('grant_type=client_credentials')
  const [, id = '', password = ''] = /-u '([^:]+):([^']+)'/.exec(await console.clipboard()) ?? []
  expect([id, password]).toEqual([clientId, secret])
  await api.redeem(id, password)
})

test('C10: last redeemed is updated soon after a token request', async ({ console, api, issue }) => {
  const { clientId, secret } = await issue({ name: 'Just redeemed' })
  await console.openDetails('Just redeemed')
  await expect(console.detail('Last redeemed')).toHaveText('Never')
  await api.expectInvalidClient(clientId, `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`)

  await api.redeem(clientId, secret)
  const asked = async () => (await console.page.request.get(console.page.url())).text()
  const shown = /Last redeemed<\/dt><dd[^>]*>(?:(?!<\/dd>).)*127\.0\.0\.1/
  await expect.poll(asked, { intervals: [100] }).toMatch(shown)
  await console.page.reload()
  await expect(console.detail('Last redeemed')).toHaveText('just now from 127.0.0.1')
})
