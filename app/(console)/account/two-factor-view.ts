import { encode } from 'uqr'
import type { AppSetUp, RecoveryCodesView } from '@/components/account/account-view'
import { authenticatorUri } from '@/lib/schemas/forms/authenticator'
import type { PlainSecret } from '@/lib/domain/secret'
import { runtime } from '@/lib/runtime'

/** The only answer that contains the key of an authenticator app. */
export function revealSetUp({ key, email }: { key: PlainSecret; email: string }): AppSetUp {
  const uri = authenticatorUri(key, email, runtime().publicConfig.publicUrl)
  return { key: key.reveal().replaceAll(/(.{4})(?=.)/g, '$1 '), qr: drawn(uri) }
}

/** The only answer that contains recovery codes. */
export function revealCodes({ codes }: { codes: PlainSecret[] }): RecoveryCodesView {
  return { codes: codes.map((code) => code.reveal()) }
}

/** A QR code as the path of its dark modules, row by row, with the margin that readers need. */
function drawn(text: string): AppSetUp['qr'] {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: path.join(''), size }
}
