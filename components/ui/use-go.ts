import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { isConnectionLost } from './connection'

type Router = ReturnType<typeof useRouter>

/**
 * The router for pages that are opened without a link. While the server cannot be reached it stays on the page, as links do: Next would
 * leave for an error page of the browser. `canGo` says so before something is closed.
 */
export function useGo() {
  const router = useRouter()
  return useMemo(() => {
    const canGo = () => !isConnectionLost()
    const push: Router['push'] = (...to) => void (canGo() && router.push(...to))
    const replace: Router['replace'] = (...to) => void (canGo() && router.replace(...to))
    const refresh: Router['refresh'] = () => void (canGo() && router.refresh())
    return { canGo, push, replace, refresh }
  }, [router])
}
