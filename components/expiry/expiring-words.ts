import type { DeadlineCounts } from '@/lib/domain/deadline'
import { monthText } from '@/components/ui/time-format'
import { counted } from './line-words'

/** The title of a section: what has expired, or a month. */
export function sectionTitle(month: string | null, today: string): string {
  if (month === null) return 'Expired'
  return today.startsWith(month) ? `This month · ${monthText(month)}` : monthText(month)
}

/** What the section has, in words: "3 credentials, 1 old secret". */
export function sectionCounts({ expire, retire }: DeadlineCounts): string {
  const credentials = expire.api_client + expire.service_api_key
  return [
    ...(credentials > 0 ? [counted(credentials, 'credential')] : []),
    ...(retire > 0 ? [counted(retire, 'old secret')] : []),
  ].join(', ')
}
