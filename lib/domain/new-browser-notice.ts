import type { AccountNotice } from './account-notice'
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

/** The nth notice of a day about a sign-in from a browser that was not known. A person gets one of each. */
export function newBrowserNotice({ at, address, browser }: NewBrowser, nth: number): AccountNotice {
  return {
    kind: 'new_browser',
    key: `new_browser ${Math.floor(at.getTime() / day)} ${nth}`,
    at,
    title: 'Sign-in from a new browser',
    body: (when) =>
      `Somebody signed in to your account on ${when}, from ${address}, with ${browser}. If it was you, you need to do nothing. If not, change your password and sign out everywhere else in “Your account” at once, and tell a cloud administrator.`,
    isOwn: true,
  }
}
