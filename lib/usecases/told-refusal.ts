import { refusalInWords } from '@/lib/domain/refusal-words'
import type { RefusalRecord } from '@/lib/ports/refusals'

/** A refusal, and the sentences that tell it. */
export function toldRefusal(refusal: RefusalRecord): RefusalRecord & { sentence: string } {
  return { ...refusal, sentence: refusalInWords(refusal) }
}
