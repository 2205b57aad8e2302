import { escapeHtml, plainPage } from './plain-page'

/** Whether a Host is the address that people use, regardless of letter case and the default port (RFC 9110 section 4.2.3). */
export function isPublicHost(host: string | undefined, publicUrl: string): boolean {
  const { protocol, host: expected } = new URL(publicUrl)
  if (host === undefined || /[/@?#\\\s]/.test(host)) return false
  const asked = `${protocol}//${host}`
  return URL.canParse(asked) && new URL(asked).host === expected
}

/** A page for a request with another host, which says which address to use. A redirect could loop through a proxy. */
export function misdirectedPage(host: string | undefined, target: string, publicUrl: string): string {
  const address = escapeHtml(publicUrl + target)
  return plainPage('Use another address', [
    `Keyturn is at <a href="${address}">${address}</a>.`,
    `This request was sent to the host <code>${escapeHtml(host ?? '')}</code>. If you opened the address above, the proxy in front
     of Keyturn replaces the <code>Host</code> header. Configure it to pass the header on unchanged (nginx:
     <code>proxy_set_header Host $http_host;</code>), or set <code>PUBLIC_URL</code> to the address that people use.`,
  ])
}
