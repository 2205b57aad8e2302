import { credentialKinds } from '@/components/credentials/credential-kinds'
import { counted } from '@/components/ui/counted'
import { dayText, relativeTime, shortTime } from '@/components/ui/time-format'
import type { LineDay, LineDeadline } from './expiry-line-view'

/** What one mark of the expiry line stands for. */
export interface Marked {
  count: number
  retire: number
  /** The first few of them. */
  known: readonly LineDeadline[]
}

/** What the days of a mark have together. */
export function markedBy(days: readonly LineDay[]): Marked {
  return {
    count: days.reduce((sum, { count }) => sum + count, 0),
    retire: days.reduce((sum, { retire }) => sum + retire, 0),
    known: days.flatMap(({ first }) => first),
  }
}

/** The label of a mark: the name of the one, or what the several are. */
export function labelOf({ count, retire, known }: Marked): string {
  const [first] = known
  if (count === 1 && first)
    return first.event === 'retires' ? `${first.name}: ${retirement(first)}` : first.name
  const expire = count - retire
  const holder = known.length === count ? sharedHolder(known) : null
  if (holder !== null && retire === 0) return `${count} keys of ${holder}`
  return retire > 0 ? `${endsInWords(expire, retire)}${inUse(retire, known)}` : endsInWords(expire, retire)
}

/** How many credentials expire and old secrets retire: "3 credentials, 1 old secret". */
export function endsInWords(expire: number, retire: number): string {
  return [
    ...(expire > 0 ? [counted(expire, 'credential')] : []),
    ...(retire > 0 ? [counted(retire, 'old secret')] : []),
  ].join(', ')
}

/** Whether somebody still uses old secrets, as far as they are known. */
function inUse(retire: number, known: readonly LineDeadline[]): string {
  const used = known.filter(({ isStillUsed }) => isStillUsed).length
  if (used === 0) return ''
  return used === retire ? ' in use' : ' (some in use)'
}

/** What a mark means in a sentence. It begins with the label. */
export function sentenceOf(
  marked: Marked,
  days: readonly LineDay[],
  reading: { now: string; timeZone: string },
): string {
  const [first] = marked.known
  const label = labelOf(marked)
  if (marked.count === 1 && first) {
    const moment = new Date(first.at)
    const when = `${relativeTime(moment, new Date(reading.now))} (${shortTime(moment, reading.timeZone)})`
    return `${label}${first.event === 'retires' ? '' : ` ${first.event}`}, ${when}`
  }
  const [from, until] = [days[0]?.date ?? '', days.at(-1)?.date ?? '']
  return from === until
    ? `${label}, on ${dayText(from)}`
    : `${label}, from ${dayText(from)} to ${dayText(until)}`
}

/** What happens to the old secret of a credential. */
export function retirement({ kind, isStillUsed }: Pick<LineDeadline, 'kind' | 'isStillUsed'>): string {
  return `old ${credentialKinds[kind].secret} retires${isStillUsed ? ', still in use' : ''}`
}

function sharedHolder(known: readonly LineDeadline[]): string | null {
  const holders = new Set(known.map(({ serviceUserName }) => serviceUserName))
  const [holder = null] = holders
  return holders.size === 1 ? holder : null
}
