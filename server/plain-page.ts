import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 14px/20px system-ui, sans-serif; background: light-dark(#f9f9fa, #0b0c0f); color: light-dark(#17181d, #f1f1f3) }
main { box-sizing: border-box; max-width: 560px; min-height: 100vh; margin: auto; padding: 24px 16px; display: flex; flex-direction: column; justify-content: center; gap: 8px }
h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600 }
p { margin: 0; color: light-dark(#63656d, #a9abb3); overflow-wrap: anywhere }
a { color: light-dark(#3b46c9, #a5b0ff) }
code { font: 13px/20px ui-monospace, monospace; color: light-dark(#17181d, #f1f1f3) }`

const styleHash = createHash('sha256').update(style).digest('base64')

/** A page for cases where Next cannot or must not render one. It needs no script and nothing else from the server. */
export function plainPage(title: string, paragraphs: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Keyturn</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${paragraphs.map((html) => `<p>${html}</p>`).join('')}</main></body>
</html>
`
}

export const plainPageHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'content-type': 'text/html; charset=utf-8',
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
