import { cookies } from 'next/headers'
import { valueOf } from '@/app/value-of'
import { expiringHref } from '@/components/expiry/expiring-address'
import { ExpiryBanner, type BannerText } from '@/components/frame/expiry-banner'
import { relativeTime } from '@/components/ui/time-format'
import type { Person } from '@/lib/domain/principal'
import type { Expirations } from '@/lib/domain/expirations'
import { runtime } from '@/lib/runtime'

/** Names the credentials that expire soon or have just expired, unless the person dismissed the banner today (X10). */
export async function Banner({ actor }: { actor: Person }) {
  const { may, clock } = runtime()
  const { today, ...expirations } = valueOf(await may.getExpirations(actor, {}))
  const dismissal = `${actor.id}.${today}`
  const text = toText(expirations, clock())
  if (!text || (await cookies()).get('expiry_banner')?.value === dismissal) return null
  return <ExpiryBanner sentences={text} href={expiringHref({ only: 'soon' })} dismissal={dismissal} />
}

function toText({ expiring, expired, nearest }: Expirations, now: Date): BannerText | null {
  if (!nearest) return null
  const when = relativeTime(nearest.expiresAt, now)
  if (expiring === 0) {
    return {
      counts: `${credentials(expired)} expired in the last 7 days.`,
      nearest: nearest.name,
      when: `${when}.`,
    }
  }
  return {
    counts: `${credentials(expiring)} ${expiring === 1 ? 'expires' : 'expire'} within 14 days.`,
    nearest: nearest.name,
    when: expired > 0 ? `${when}. ${credentials(expired)} expired in the last 7 days.` : `${when}.`,
  }
}

function credentials(count: number): string {
  return `${count} ${count === 1 ? 'credential' : 'credentials'}`
}
