import { equalHashes, hashSecret } from './secret'
import { day, minute } from './time'

/** A browser in which a person has signed in, as its cookie names it. It gives no right: it has a count of attempts of its own. */
export interface Device {
  id: string
  /** The one person whom it helps. */
  userId: string
  /** Of the person, when the cookie was made. If it has changed, the browser is not known any more. */
  epoch: number
  /** Milliseconds since 1970. */
  issuedAt: number
  /** Whether its person has signed in there. Otherwise they have only used a one-time link. */
  signedIn: boolean
}

/** How long a browser stays known after a sign-in. Milliseconds. */
export const deviceLifetime = 30 * day

/** After this many failures a browser is not known any more. */
export const mostDeviceFailures = 10

/** The name of the cookie. Over HTTPS, a browser accepts it from this host alone. */
export function deviceCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? '__Host-keyturn-device' : 'keyturn-device'
}

/** What the cookie says, without a signature. */
export function deviceText({ id, userId, epoch, issuedAt, signedIn }: Device): string {
  return [id, userId, epoch, issuedAt, signedIn ? 1 : 0].join('.')
}

const form = /^([\w-]{1,64})\.([\w-]{1,64})\.(\d{1,10})\.(\d{1,15})\.([01])$/

/** Reads such a text. */
export function readDevice(text: string): Device | null {
  const [, id, userId, epoch, issuedAt, signedIn] = form.exec(text) ?? []
  if (id === undefined || userId === undefined) return null
  return { id, userId, epoch: Number(epoch), issuedAt: Number(issuedAt), signedIn: signedIn === '1' }
}

const signatureOf = (key: Buffer, text: string) => hashSecret(key, `device ${text}`)

/** The value of the cookie. */
export function signDevice(key: Buffer, device: Device): string {
  const text = deviceText(device)
  return `${text}.${signatureOf(key, text).toString('base64url')}`
}

/** In characters. Longer than any that we make. */
const longest = 300

/** The browser that the cookies of a request name. Null if it is forged, has expired, or is named more than once. */
export function deviceIn(
  cookies: string,
  { key, name, now }: { key: Buffer; name: string; now: Date },
): Device | null {
  const found = cookies.split(';').filter((cookie) => cookie.trimStart().startsWith(`${name}=`))
  const [cookie] = found
  if (cookie === undefined || found.length > 1) return null
  const value = cookie.slice(cookie.indexOf('=') + 1).trim()
  const dot = value.lastIndexOf('.')
  if (value.length > longest || dot < 0) return null
  const text = value.slice(0, dot)
  // Compared as text: a signature has one spelling.
  const signature = signatureOf(key, text).toString('base64url')
  if (!equalHashes(Buffer.from(value.slice(dot + 1)), Buffer.from(signature))) return null
  const device = readDevice(text)
  const age = device && now.getTime() - device.issuedAt
  return age !== null && age < deviceLifetime && age > -minute ? device : null
}
