import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'

/** Takes what a page shows now. */
export type Take = (page: Page, name: string) => Promise<void>

export interface Camera {
  take: Take
  /** Writes what belongs beside the pictures. */
  finish(): Promise<void>
}

export const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/** A camera for reviews: takes both themes and sizes, as PNG. */
export async function reviewCamera(folder: string): Promise<Camera> {
  await mkdir(folder, { recursive: true })
  return {
    async take(page, name) {
      for (const [size, viewport] of Object.entries({ wide, narrow: phone })) {
        await page.setViewportSize(viewport)
        for (const theme of ['light', 'dark'] as const) {
          await settle(page, theme)
          await page.screenshot({
            animations: 'disabled',
            path: join(folder, `${name}-${size}-${theme}.png`),
          })
        }
      }
      await page.setViewportSize(wide)
    },
    finish: () => Promise.resolve(),
  }
}

/** The pictures that the gallery also has in dark, and as a phone shows them. */
const also: Record<string, readonly ('dark' | 'phone')[]> = {
  overview: ['dark', 'phone'],
  'list-few': ['dark', 'phone'],
  expiring: ['phone'],
  drawer: ['dark', 'phone'],
  create: ['phone'],
}

/** A camera for the gallery: takes each page and dialog once, small, and lists them on a page of their own. */
export async function galleryCamera(folder: string): Promise<Camera> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const entries: string[] = []
  /** Kept open: closing one takes the page's virtual authenticator with it. */
  const sessions = new Map<Page, CDPSession>()

  async function sessionOf(page: Page): Promise<CDPSession> {
    const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
    sessions.set(page, session)
    return session
  }

  async function write(page: Page, name: string): Promise<void> {
    const file = `${name}.webp`
    // Playwright itself writes no WebP, which is a third of the size.
    const session = await sessionOf(page)
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
    await writeFile(join(folder, file), Buffer.from(data, 'base64'))
    entries.push(`## ${await titleOf(page)}\n\n![${name}](${file})\n`)
  }

  return {
    async take(page, name) {
      await settle(page, 'light')
      await write(page, name)
      for (const variant of also[name] ?? []) {
        if (variant === 'phone') await page.setViewportSize(phone)
        await settle(page, variant === 'dark' ? 'dark' : 'light')
        await write(page, `${name}-${variant}`)
        await page.setViewportSize(wide)
      }
      await settle(page, 'light')
    },
    finish: () =>
      writeFile(
        join(folder, 'README.md'),
        `# Screenshots\n\nEach page and dialog, drawn by \`npm run screenshots\`.\n\n${entries.join('\n')}`,
      ),
  }
}

/** Waits until nothing moves. */
async function settle(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.evaluate(() => document.fonts.ready)
  // Colours begin to change with the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
}

/** The title of what lies on top: a dialog, or the page. */
async function titleOf(page: Page): Promise<string> {
  const top = page.getByRole('alertdialog').or(page.getByRole('dialog')).last()
  const titled = (await top.count()) > 0 ? top : page.locator('body')
  const heading = titled.getByRole('heading').first()
  return (await heading.count()) > 0 ? (await heading.innerText()).replaceAll('\n', ' ') : page.title()
}
