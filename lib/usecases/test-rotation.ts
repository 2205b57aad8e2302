import type { Result } from '@/lib/domain/failure'
import type { Person } from '@/lib/domain/principal'
import type { Retirement } from '@/lib/domain/secret-retirement'
import type { SecretSummary } from '@/lib/domain/secret-summary'
import type { PlainSecret } from '@/lib/domain/secret'
import { value } from '@/lib/test-results'
import type { TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey } from '@/lib/token-service/test-machine'
import type { UseCases } from '.'

type Change<Input = unknown, Output = unknown> = (
  may: UseCases,
) => (by: Person, input: Input & { id: string }) => Promise<Result<Output>>
interface Changed {
  credential: { version: number; secrets: SecretSummary[] }
}
interface OneSecret {
  version: number
  secretId: string
}

/** What a test of rotation needs of a kind of credential. */
export interface RotatedKind {
  title: string
  action: 'api_client' | 'service_api_key'
  issue(keyturn: TestRuntime, fields?: { expiresAt?: Date }): Promise<Issued>
  rotate: Change<{ version: number; retirement: Retirement }, Changed & { secret: PlainSecret }>
  retire: Change<OneSecret, Changed>
  extend: Change<OneSecret & { until: Date }, Changed>
  disable: Change
  enable: Change
  remove: Change
}

interface Issued {
  id: string
  version: number
  secret: string
  secrets: SecretSummary[]
  clientId?: string
}

export const rotatedKinds: RotatedKind[] = [
  {
    title: 'an API client',
    action: 'api_client',
    issue: newClient,
    rotate: (may) => may.rotateApiClientSecret,
    retire: (may) => may.retireApiClientSecret,
    extend: (may) => may.extendApiClientSecret,
    disable: (may) => may.disableApiClient,
    enable: (may) => may.enableApiClient,
    remove: (may) => may.deleteApiClient,
  },
  {
    title: 'a service API key',
    action: 'service_api_key',
    issue: newKey,
    rotate: (may) => may.rotateServiceApiKey,
    retire: (may) => may.retireServiceApiKeySecret,
    extend: (may) => may.extendServiceApiKeySecret,
    disable: (may) => may.disableServiceApiKey,
    enable: (may) => may.enableServiceApiKey,
    remove: (may) => may.deleteServiceApiKey,
  },
]

/** A credential with two live secrets: the new one, and the old one, which retires as told. */
export interface Rotated {
  id: string
  version: number
  clientId: string
  old: { id: string; text: string }
  new: { id: string; text: string }
}

/** Issues a credential and rotates its secret. */
export async function newRotated(
  keyturn: TestRuntime,
  kind: RotatedKind,
  { retirement, ...fields }: { retirement: Retirement; expiresAt?: Date },
): Promise<Rotated> {
  const issued = await kind.issue(keyturn, fields)
  const { id, version } = issued
  const done = value(await kind.rotate(keyturn.runtime)(keyturn.administrator, { id, version, retirement }))
  return {
    id,
    version: done.credential.version,
    clientId: issued.clientId ?? '',
    old: { id: issued.secrets[0]?.id ?? '', text: issued.secret },
    new: { id: done.credential.secrets[0]?.id ?? '', text: done.secret.reveal() },
  }
}
