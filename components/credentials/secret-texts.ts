import type { Revealed } from './credential-view'

/** What the dialog that shows a new secret once says about it. */
export interface SecretTexts {
  title: string
  /** The word for the secret. */
  noun: 'secret' | 'key'
  /** What becomes of a credential whose secret nobody took. */
  loss: string
  /** The secret itself. */
  secret: { label: string; value: string }
  /** What belongs to it. */
  before: Value[]
  after: Value[]
  /** The secret and what belongs to it, as environment variables. No value needs quoting: IDs and secrets are base62. */
  environment: string
  /** A first use, with the secret in it or a placeholder. */
  firstUse: { title: string; label: string; command: (secret: string) => string }
}

interface Value {
  label: string
  value: string
}

export function clientSecretTexts(shown: Revealed['api_client'], besideOld: boolean): SecretTexts {
  const { clientId, clientSecret, baseUrl, tokenUrl } = shown
  return {
    title: 'Save this client secret',
    noun: 'secret',
    loss: besideOld
      ? 'The old secret works until it retires. If you lose the new one, reset the secret.'
      : 'Without it, the client cannot get tokens until you reset its secret.',
    secret: { label: 'Client secret', value: clientSecret },
    before: [{ label: 'Client ID', value: clientId }],
    after: [{ label: 'Base URL', value: baseUrl }],
    environment: environmentFile({
      KEYTURN_CLIENT_ID: clientId,
      KEYTURN_CLIENT_SECRET: clientSecret,
      KEYTURN_BASE_URL: baseUrl,
      KEYTURN_TOKEN_URL: tokenUrl,
    }),
    firstUse: {
      title: 'First token',
      label: 'Request a token with curl',
      command: (secret) =>
        [`curl ${tokenUrl} \\`, `  -u '${clientId}:${secret}' \\`, '  -d grant_type=client_credentials'].join(
          '\n',
        ),
    },
  }
}

export function serviceApiKeyTexts(
  { key, baseUrl, verifyUrl }: Revealed['service_api_key'],
  besideOld: boolean,
): SecretTexts {
  return {
    title: 'API access key generated',
    noun: 'key',
    loss: besideOld
      ? 'The old key works until it retires. If you lose the new one, replace the key.'
      : 'Without it, you have to replace the key.',
    secret: { label: 'API access key', value: key },
    before: [],
    after: [{ label: 'Base URL', value: baseUrl }],
    environment: environmentFile({ KEYTURN_API_KEY: key, KEYTURN_BASE_URL: baseUrl }),
    firstUse: {
      title: 'Check the key',
      label: 'Check the key with curl',
      command: (secret) => [`curl -i ${verifyUrl} \\`, `  -H 'Authorization: Bearer ${secret}'`].join('\n'),
    },
  }
}

function environmentFile(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** The name of the file for a credential: `Billing export` as `billing-export.env`. */
export function environmentFileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    // The accents that NFKD has parted from their letters.
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${plain || 'credential'}.env`
}
