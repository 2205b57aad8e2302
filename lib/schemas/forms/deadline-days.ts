// How many days ahead and back the expiry line, its page and the banner look, for their sentences.
export { soonDays } from '@/lib/domain/credential-list'
export { expiredShownDays, lineDays } from '@/lib/domain/deadline'
export { recentDays } from '@/lib/domain/digest'
