import { cookies } from 'next/headers'
import { valueOf } from '@/app/value-of'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import { ExpiryBanner, type BannerText } from '@/components/frame/expiry-banner'
import { relativeTime } from '@/components/ui/time-format'
import type { Person } from '@/lib/domain/principal'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Expirations } from '@/lib/domain/expirations'
import { runtime } from '@/lib/runtime'

/** Names the credentials that expire soon or have just expired, unless the person dismissed the banner today (X10). */
export async function Banner({ actor }: { actor: Person }) {
  const { may, clock } = runtime()
  const { today, ...expirations } = valueOf(await may.getExpirations(actor, {}))
  const dismissal = `${actor.id}.${today}`
  const text = toText(expirations, clock())
  if (!text || (await cookies()).get('expiry_banner')?.value === dismissal) return null
  return <ExpiryBanner sentences={text} reviews={toReviews(expirations)} dismissal={dismissal} />
}

function toText({ expiring, expired, nearest }: Expirations, now: Date): BannerText | null {
  if (!nearest) return null
  const [soon, gone] = [total(expiring), total(expired)]
  const when = relativeTime(nearest.expiresAt, now)
  if (soon === 0) {
    return {
      counts: `${credentials(gone)} expired in the last 7 days.`,
      nearest: nearest.name,
      when: `${when}.`,
    }
  }
  return {
    counts: `${credentials(soon)} ${soon === 1 ? 'expires' : 'expire'} within 14 days.`,
    nearest: nearest.name,
    when: gone > 0 ? `${when}. ${credentials(gone)} expired in the last 7 days.` : `${when}.`,
  }
}

/** Links to the lists, the one with the nearest expiry first: to what expires soon or, if nothing does, to what has expired. */
function toReviews({ expiring, expired, nearest }: Expirations) {
  const [counts, query] =
    total(expiring) > 0
      ? [expiring, 'attention=expiring&sort=expires']
      : [expired, 'attention=expired&sort=-expires']
  const kinds = (Object.keys(credentialKinds) as CredentialKind[]).filter((kind) => counts[kind] > 0)
  return kinds
    .toSorted((kind) => (kind === nearest?.kind ? -1 : 1))
    .map((kind) => ({
      href: `${credentialKinds[kind].path}?${query}`,
      label: kind === nearest?.kind ? 'Review' : counted(counts[kind], credentialKinds[kind].noun),
    }))
}

function total(counts: Record<CredentialKind, number>): number {
  return counts.api_client + counts.service_api_key
}

const credentials = (count: number) => counted(count, 'credential')

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
