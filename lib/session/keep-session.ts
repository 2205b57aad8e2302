import type { Device } from '@/lib/domain/device'
import { rememberDevice } from './remember-device'
import { putSessionId } from './session-cookie'

interface Kept {
  sessionId: string
  device: Device | null
}

/** Stores in the browser the new id of its session, and that it is known. For server actions. */
export async function keepSession({ sessionId, device }: Kept): Promise<void> {
  await putSessionId(sessionId)
  await rememberDevice(device)
}
