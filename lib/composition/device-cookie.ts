import {
  deviceCookieName,
  deviceIn,
  deviceLifetime,
  deviceText,
  signDevice,
  type Device,
} from '@/lib/domain/device'
import { second } from '@/lib/domain/time'

/** A cookie as it is set. */
export interface DeviceCookie {
  name: string
  value: string
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean; maxAge: number }
}

/** Reads and makes the cookies that mark browsers. The key stays here. */
export function deviceCookies(key: Buffer, publicUrl: string, clock: () => Date) {
  const name = deviceCookieName(publicUrl)
  const secure = publicUrl.startsWith('https://')
  return {
    /** The browser that a request comes from, as its cookies say and the pages read it; empty if they do not. */
    read(cookies: string | undefined): string {
      const device = cookies?.includes(name) ? deviceIn(cookies, { key, name, now: clock() }) : null
      return device ? deviceText(device) : ''
    },

    make(device: Device): DeviceCookie {
      const maxAge = Math.floor((device.issuedAt + deviceLifetime - clock().getTime()) / second)
      return {
        name,
        value: signDevice(key, device),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge },
      }
    },
  }
}
