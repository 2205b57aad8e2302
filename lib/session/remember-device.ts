import { cookies } from 'next/headers'
import type { Device } from '@/lib/domain/device'
import { signInRuntime } from './sign-in-runtime'

/** Stores in the browser the cookie that marks it as known. Null does nothing. For server actions and route handlers. */
export async function rememberDevice(device: Device | null): Promise<void> {
  if (!device) return
  const { name, value, options } = signInRuntime().deviceCookie(device)
  ;(await cookies()).set(name, value, options)
}
