import { cookies } from 'next/headers'
import { valueOf } from '@/app/value-of'
import { expiringHref } from '@/components/expiry/expiring-address'
import { ExpiryBanner, type BannerText } from '@/components/frame/expiry-banner'
import { counted } from '@/components/ui/counted'
import { relativeTime } from '@/components/ui/time-format'
import type { Person } from '@/lib/domain/principal'
import type { Expirations } from '@/lib/domain/expirations'
import { runtime } from '@/lib/runtime'
import { recentDays, soonDays } from '@/lib/schemas/forms/deadline-days'

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
  const gone = `${counted(expired, 'credential')} expired in the last ${recentDays} days.`
  if (expiring === 0) {
    return {
      counts: gone,
      nearest: nearest.name,
      when: `${when}.`,
    }
  }
  return {
    counts: `${counted(expiring, 'credential')} ${expiring === 1 ? 'expires' : 'expire'} within ${soonDays} days.`,
    nearest: nearest.name,
    when: expired > 0 ? `${when}. ${gone}` : `${when}.`,
  }
}
