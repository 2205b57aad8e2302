/** Where to go after sign-in: a path of this site, or the start page. An address elsewhere is never followed. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, here)) return '/'
  const url = new URL(asked, here)
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

const here = 'http://keyturn.invalid'
