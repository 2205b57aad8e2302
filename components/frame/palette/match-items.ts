import { foldText } from '@/lib/schemas/forms/text'

interface Matched {
  label: string
  detail?: string | undefined
  words?: string
}

/** Whether a text asks for more than what a group is called: for one of its actions, and not for the thing that they act on. */
export function asksForMore(title: string, text: string): boolean {
  const called = foldText(title)
  return text.trim() === '' || !wordsOf(text).every((word) => called.includes(word))
}

const wordsOf = (text: string) => foldText(text.trim()).split(/\s+/)

/** The lines with a word that begins with each word of a text, those whose label begins with the text first. Without a text, all lines. */
export function matchItems<Line extends Matched>(lines: Line[], text: string): Line[] {
  const key = foldText(text.trim())
  const words = wordsOf(text)
  const isMeant = ({ label, detail = '', words: more = '' }: Line) => {
    const searched = foldText(`${label} ${detail} ${more}`)
    return words.every((word) => hasWord(searched, word))
  }
  const begins = ({ label }: Line) => foldText(label).startsWith(key)
  const meant = lines.filter(isMeant)
  return [...meant.filter(begins), ...meant.filter((line) => !begins(line))]
}

/** Whether a word of a text begins with another text. */
function hasWord(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true
  return false
}
