import type { PasskeyCeremonies } from '@/lib/ports/passkeys'
import type { CountAttempts } from '@/lib/ports/attempts'
import type { Clock } from '@/lib/ports/clock'
import type { ComposeLink, MailTrial } from '@/lib/ports/mail'
import type { ComposeAccountNotice, ComposeReportAlert } from '@/lib/ports/notices'
import type { Mint } from '@/lib/ports/mint'
import type { Passwords } from '@/lib/ports/passwords'
import type { SetupLink } from '@/lib/ports/setup-link'
import type { Store } from '@/lib/ports/store'
import type { UntrustedGateways } from '@/lib/ports/untrusted-gateways'

/** What use-cases need from outside. `lib/composition` provides it. */
export interface Ports {
  store: Store
  clock: Clock
  mint: Mint
  passwords: Passwords
  attempts: CountAttempts
  passkeys: PasskeyCeremonies
  setupLink: SetupLink
  mailTrial: MailTrial
  composeLink: ComposeLink
  composeReportAlert: ComposeReportAlert
  composeAccountNotice: ComposeAccountNotice
  untrustedGateways: UntrustedGateways
  /** The longest lifetime of an access token, in seconds. */
  tokenLifetime: number
}
