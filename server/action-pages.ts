import { readFileSync } from 'node:fs'

/** Next's build manifest of server actions: for each action's id, the pages that contain it. */
interface ServerReferenceManifest {
  node: Record<string, { workers: Record<string, unknown> }>
}

const manifestFile = '.next/server/server-reference-manifest.json'

/**
 * Decides whether a server action may be sent to a path. The page must contain it, or no page must, so that Next can say
 * that the action is of another build. Next would relay an action of another page over HTTP, with its cookies and arguments.
 */
export function readActionPages(): (action: string, path: string) => boolean {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as ServerReferenceManifest
  return actionPages(manifest)
}

/** Like `readActionPages`, for a manifest in memory. */
export function actionPages({ node }: ServerReferenceManifest): (action: string, path: string) => boolean {
  const pathsOf = new Map(
    Object.entries(node).map(([action, { workers }]) => [action, new Set(Object.keys(workers).map(pathOf))]),
  )
  return (action, path) => pathsOf.get(action)?.has(path) ?? true
}

/** Turns `app/(console)/people/page` into `/people`. */
function pathOf(page: string): string {
  const parts = page.split('/').slice(1, -1)
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
}
