export { foldText, searchLength } from '@/lib/domain/text'

/** The value of a text field that may be empty: null if nothing was entered. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
