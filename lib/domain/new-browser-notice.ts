import { day } from './time'

/** A complete sign-in from a browser that Keyturn did not know. */
export interface NewBrowser {
  at: Date
  address: string
  /** The name of the browser and its system. */
  browser: string
}

/** How many such notices a person gets a day. Somebody whose browser keeps no cookies signs in often. */
export const mostNewBrowserNotices = 5

/** The key of the nth notice of a day: a person gets one of each. */
export function newBrowserKey({ at }: NewBrowser, nth: number): string {
  return `new_browser ${Math.floor(at.getTime() / day)} ${nth}`
}

export const newBrowserTitle = 'Sign-in from a new browser'

/** What happened, and what to do. `when` is in the recipient's time zone. */
export function newBrowserBody({ address, browser }: NewBrowser, when: string): string {
  return `Somebody signed in to your account on ${when}, from ${address}, with ${browser}. If it was you, you need to do nothing. If not, change your password and sign out everywhere else in “Your account” at once, and tell a cloud administrator.`
}
