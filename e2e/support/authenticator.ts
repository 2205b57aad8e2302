import type { Page } from '@playwright/test'

/** An authenticator of the device, without a screen: Chromium's own, for tests. */
export class Authenticator {
  private constructor(
    private readonly send: (
      command: 'WebAuthn.setUserVerified' | 'WebAuthn.setAutomaticPresenceSimulation',
      value: { isUserVerified: boolean } | { enabled: boolean },
    ) => Promise<void>,
  ) {}

  /** Gives one to the browser of a page, at most one of each kind. It waits for `confirming`. */
  static async on(page: Page, transport: 'internal' | 'usb' = 'internal'): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: false,
      },
    })
    return new Authenticator(async (command, value) => {
      await session.send(command, { authenticatorId, ...value })
    })
  }

  /** Its person confirms everything that it asks until the work is done. */
  async confirming(work: () => Promise<void>): Promise<void> {
    await this.send('WebAuthn.setAutomaticPresenceSimulation', { enabled: true })
    await work()
    await this.send('WebAuthn.setAutomaticPresenceSimulation', { enabled: false })
  }

  /** Whether it recognises its person from now on. */
  recognises(isUserVerified: boolean): Promise<void> {
    return this.send('WebAuthn.setUserVerified', { isUserVerified })
  }
}
