/** HTML that is safe to send: every value in it is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | Part[] | null | false

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toText(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(toText).join('')
  if (part === null || part === false) return ''
  return String(part).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}

/** A template tag for HTML. It escapes every value, except HTML that it built itself. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(String.raw({ raw: literals }, ...parts.map(toText)))
}
