import { readFileSync } from 'node:fs'

/** What Next writes about server actions when it builds: by the id of an action, the pages that hold it. */
interface ServerReferenceManifest {
  node: Record<string, { workers: Record<string, unknown> }>
}

const manifestFile = '.next/server/server-reference-manifest.json'

/**
 * Tells whether a server action may be sent to a path: to a page that holds it, or when no page does, so that Next can say
 * that the action is of another build. Next would relay one that is another page's by HTTP, with its cookies and arguments.
 */
export function readActionPages(): (action: string, path: string) => boolean {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as ServerReferenceManifest
  return actionPages(manifest)
}

/** As `readActionPages`, of a manifest that was read. */
export function actionPages({ node }: ServerReferenceManifest): (action: string, path: string) => boolean {
  const pathsOf = new Map(
    Object.entries(node).map(([action, { workers }]) => [action, new Set(Object.keys(workers).map(pathOf))]),
  )
  return (action, path) => pathsOf.get(action)?.has(path) ?? true
}

/** `app/(console)/people/page` is at `/people`. */
function pathOf(page: string): string {
  const parts = page.split('/').slice(1, -1)
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
}
