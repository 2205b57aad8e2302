import type { Page } from '@playwright/test'

/** Waits until React has hydrated the page, because it repeats earlier clicks only then. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isReacts = document.querySelector('script[src^="/_next/"]') !== null
    return !isReacts || Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber$'))
  })
}

/** Makes a page wait for hydration whenever it opens an address. */
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
