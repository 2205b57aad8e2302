import { cookies } from 'next/headers'
import type { Device } from '@/lib/domain/device'
import { signInRuntime } from './sign-in-runtime'

/**
 * Marks the browser of the current request as one that its person uses. Every complete sign-in ends with this, whatever was
 * shown. For server actions and route handlers. Null does nothing.
 */
export async function rememberDevice(device: Device | null): Promise<void> {
  if (!device) return
  const { name, value, options } = signInRuntime().deviceCookie(device)
  ;(await cookies()).set(name, value, options)
}
