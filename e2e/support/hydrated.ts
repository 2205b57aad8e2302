import type { Page } from '@playwright/test'

/** Waits until React has taken over the page: what is pressed before is lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isReacts = document.querySelector('script[src^="/_next/"]') !== null
    return !isReacts || Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber$'))
  })
}

/** Has a page wait for that whenever an address is opened in it: whoever does so means to use it. */
export function hydratedFirst(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...to) => {
    const answer = await goto(...to)
    await hydrated(page)
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload(...how)
    await hydrated(page)
    return answer
  }
  return page
}
