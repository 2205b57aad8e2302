import type { Page } from '@playwright/test'

/** Slows the network of a page down: 150 ms there and back, 190 kB a second. Nothing is taken from a cache. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 190_000,
    uploadThroughput: 190_000,
  })
}

/**
 * Holds the scripts of a page back, so that it cannot be taken over before something was pressed, however slow the test is. Returns the
 * function that lets them come.
 */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.fallback()
  })
  return release
}

/** Whether React has taken over the page. */
export function isTakenOver(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    Object.keys(document.documentElement ?? {}).some((key) => key.startsWith('__reactFiber$')),
  )
}
