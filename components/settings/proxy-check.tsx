'use client'

import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Reserved for documentation (RFC 5737), so nobody has it. */
const forged = '192.0.2.255'

type Outcome =
  | { kind: 'believed' }
  | { kind: 'seen'; address: string }
  | { kind: 'unreadable' }
  | { kind: 'failed' }

/** Checks whether a caller can forge its address through the proxy that this browser uses. */
export function ProxyCheck() {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [pending, setPending] = useState(false)

  async function check() {
    setPending(true)
    setOutcome(await ask())
    setPending(false)
  }

  return (
    <section aria-labelledby="proxy" className="flex flex-col gap-3">
      <div>
        <h3 id="proxy" className="font-semibold">
          Proxy
        </h3>
        <p className="text-muted">
          The check sends a request that claims to come from {forged}. A proxy in front of Keyturn must
          overwrite such a claim.
        </p>
      </div>
      <div>
        <Button icon={<ShieldCheck />} pending={pending} onClick={() => void check()}>
          Check the proxy
        </Button>
      </div>
      {outcome && <OutcomeNotice outcome={outcome} />}
    </section>
  )
}

async function ask(): Promise<Outcome> {
  try {
    const response = await fetch('/settings/seen-address', {
      headers: { 'x-forwarded-for': forged },
      cache: 'no-store',
    })
    if (!response.ok) return { kind: 'failed' }
    const { address } = (await response.json()) as { address: string }
    if (address === forged) return { kind: 'believed' }
    return address === 'unknown' ? { kind: 'unreadable' } : { kind: 'seen', address }
  } catch {
    return { kind: 'failed' }
  }
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'believed':
      return (
        <Notice tone="danger" title="The forged address was believed">
          Anyone can bypass network restrictions this way. Make the proxy overwrite X-Forwarded-For with the
          address of its caller, as docs/gateways.md shows. If there is no proxy between you and Keyturn,
          remove your own address from TRUSTED_PROXIES.
        </Notice>
      )
    case 'seen':
      return (
        <Notice tone="info" title="The forged address was not believed">
          Keyturn sees you at {outcome.address}. If that is the address of the proxy and not your own, add it
          to TRUSTED_PROXIES.
        </Notice>
      )
    case 'unreadable':
      return (
        <Notice tone="warning" title="The proxy sends an address that cannot be read">
          The forged address was not believed, but Keyturn does not know your address, and refuses every
          credential with a network restriction. Make the proxy overwrite X-Forwarded-For with the address of
          its caller, as docs/gateways.md shows.
        </Notice>
      )
    case 'failed':
      return (
        <Notice tone="danger" title="The check failed">
          Keyturn did not answer. Reload the page and try again.
        </Notice>
      )
    default:
      return outcome satisfies never
  }
}
