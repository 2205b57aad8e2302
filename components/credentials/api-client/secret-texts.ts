import type { Revealed } from '../credential-view'

type RevealedSecret = Revealed['api_client']

/** A new secret as a file of environment variables. No value needs quoting: IDs and secrets are base62. */
export function environmentFile(secret: RevealedSecret): string {
  return [
    `KEYTURN_CLIENT_ID=${secret.clientId}`,
    `KEYTURN_CLIENT_SECRET=${secret.clientSecret}`,
    `KEYTURN_BASE_URL=${secret.baseUrl}`,
    `KEYTURN_TOKEN_URL=${secret.tokenUrl}`,
    '',
  ].join('\n')
}

/** A command that gets the first token. */
export function curlCommand(secret: RevealedSecret): string {
  return [
    `curl ${secret.tokenUrl} \\`,
    `  -u '${secret.clientId}:${secret.clientSecret}' \\`,
    `  -d grant_type=client_credentials`,
  ].join('\n')
}
