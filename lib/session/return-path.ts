/** Where to go after signing in: a path of this site, or the start page. Never another site. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, here)) return '/'
  const url = new URL(asked, here)
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

const here = 'http://keyturn.invalid'
