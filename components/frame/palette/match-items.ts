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

/** The lines that contain each word of a text, those whose label begins with it first. Without a text all. */
export function matchItems<Line extends Matched>(lines: Line[], text: string): Line[] {
  const key = foldText(text.trim())
  const words = wordsOf(text)
  const isMeant = ({ label, detail = '', words: more = '' }: Line) => {
    const searched = foldText(`${label} ${detail} ${more}`)
    return words.every((word) => searched.includes(word))
  }
  const begins = ({ label }: Line) => foldText(label).startsWith(key)
  const meant = lines.filter(isMeant)
  return [...meant.filter(begins), ...meant.filter((line) => !begins(line))]
}
