import type { Reading, SecretView } from './credential-view'
import { LastUse } from './last-use'

interface SecretUseProps {
  secret: Pick<SecretView, 'lastUsedAt' | 'lastUsedFrom'>
  reading: Reading
}

/** The last use of a secret as the end of a sentence. */
export function SecretUse(props: SecretUseProps) {
  return <LastUse {...props} lead="was last used" never="has never been used" isExact />
}
