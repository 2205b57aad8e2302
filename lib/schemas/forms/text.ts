export { foldText } from '@/lib/domain/text'

/** What a field of text means where it may be left empty: null when nothing is in it. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
