import { late, loadWhenIdle } from '@/components/ui/late'

const client = late(() => import('next-auth/react'))
if (typeof window !== 'undefined') loadWhenIdle(client.load)

/** The client of next-auth, which is needed only when a form has been sent. Throws if it cannot be loaded. */
export const loadNextAuth = client.load
