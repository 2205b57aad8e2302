import { monthText } from '@/components/ui/time-format'

/** The title of a section: what has expired, or a month. */
export function sectionTitle(month: string | null, today: string): string {
  if (month === null) return 'Expired'
  return today.startsWith(month) ? `This month · ${monthText(month)}` : monthText(month)
}
