import type { Page } from '@playwright/test'
import { takenOver } from '@/components/ui/early-presses'

/** What a browser gets to show a page, compressed, in bytes. */
export interface PageBytes {
  html: number
  css: number
  /** The fonts that every text needs. */
  fonts: number
  /** The fonts that only some names need. */
  moreFonts: number
  /** The scripts that were requested before React took over. */
  scripts: number
  /** The scripts that came later, in advance. */
  later: number
}

/** Remembers when React takes over each page that is opened from now on. */
export async function rememberTakeOver(page: Page): Promise<void> {
  await page.addInitScript(
    (name) => document.addEventListener(name, () => performance.mark(name), { once: true }),
    takenOver,
  )
}

/** Waits until React has taken over. Returns the milliseconds that passed since the page was requested. */
export async function takeOverOf(page: Page): Promise<number> {
  const mark = await page.waitForFunction(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
    takenOver,
  )
  return (await mark.jsonValue()) ?? 0
}

/** The size of a page that was opened after `rememberTakeOver`, once nothing more comes. */
export async function bytesOf(page: Page): Promise<PageBytes> {
  const before = await takeOverOf(page)
  await page.waitForLoadState('networkidle')
  return page.evaluate((taken) => {
    const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const sizeOf = (ending: RegExp, isMeant: (file: PerformanceResourceTiming) => boolean = () => true) =>
      files
        .filter((file) => ending.test(new URL(file.name).pathname) && isMeant(file))
        .reduce((sum, file) => sum + file.encodedBodySize, 0)
    return {
      html: document?.encodedBodySize ?? 0,
      css: sizeOf(/\.css$/),
      fonts: sizeOf(/(?<!_more\.[^/]*)\.woff2$/),
      moreFonts: sizeOf(/_more\.[^/]*\.woff2$/),
      scripts: sizeOf(/\.js$/, ({ startTime }) => startTime <= taken),
      later: sizeOf(/\.js$/, ({ startTime }) => startTime > taken),
    }
  }, before)
}
