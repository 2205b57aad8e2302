import { expect, type Page } from '@playwright/test'

/** Expects that nothing is wider than the window, that nothing breaks out of its box, and that what is pressed is at least 24 px. */
export async function expectInItsBox(page: Page, where: string): Promise<void> {
  expect.soft(await page.evaluate(findFaults, false), where).toEqual([])
}

/** Expects besides that nothing is cut, for a window that has room. */
export async function expectUncut(page: Page, where: string): Promise<void> {
  expect.soft(await page.evaluate(findFaults, true), where).toEqual([])
}

/** One line a fault. Runs in the page. */
function findFaults(hasRoom: boolean): string[] {
  const faults: string[] = []
  const slack = 1.5
  /** What no window has room for, such as a word of a hundred letters. */
  const isOdd = /\S{70}/
  /** A label is aligned by its text, so the ground of a link may reach out this far. */
  const aligned = 6
  const width = document.documentElement.clientWidth
  function say(fault: string, element: Element, by: number) {
    if (by > slack) faults.push(`${fault}, by ${Math.round(by)} px: ${element.outerHTML.slice(0, 160)}`)
  }
  const styleOf = (element: Element) => getComputedStyle(element)
  function scrolls(element: Element): boolean {
    return /auto|scroll/.test(styleOf(element).overflowX) && element !== document.documentElement
  }
  /** Whether what is outside its box cannot be seen, or can be scrolled to. */
  function isClipped(element: Element): boolean {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      if (styleOf(above).overflowX !== 'visible') return true
    return false
  }
  /** Something that floats over its box on purpose is compared with the window instead. */
  const floats = (element: Element) =>
    [...element.querySelectorAll('*')].some((inner) => /absolute|fixed/.test(styleOf(inner).position))
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.sr-only, [class*="sr-only"], noscript, [inert], svg, option')

  say('the page scrolls sideways', document.documentElement, document.documentElement.scrollWidth - width)
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const box = element.getBoundingClientRect()
    if (!isShown(element) || box.width === 0 || box.height === 0) continue
    if (!isClipped(element)) say('outside the window', element, Math.max(box.right - width, -box.left))

    const style = styleOf(element)
    const isField = element.matches('input, textarea, select')
    const isInline = style.display === 'inline'
    if (!isField && !isInline && !scrolls(element)) {
      const over = element.scrollWidth - element.clientWidth
      const isMarked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
      if (style.overflowX === 'visible' && !floats(element))
        say('breaks out of its box', element, over - aligned)
      else if (style.overflowX !== 'visible' && !isMarked) say('is cut without a mark', element, over)
      else if (hasRoom && isMarked && style.position !== 'absolute' && !isOdd.test(element.textContent))
        say('is cut', element, Math.max(over, element.scrollHeight - element.clientHeight))
      const isOfOneHeight = element.matches('button, a, td, th, li, label') && style.overflowY === 'visible'
      if (isOfOneHeight && !floats(element))
        say('is taller than its box', element, element.scrollHeight - element.clientHeight - 2)
    }

    // WCAG 2.5.8. What is part of a text is as high as its line.
    const isText = isInline || element.matches('[aria-hidden="true"]')
    if (
      !isText &&
      element.matches('button, [role="button"], [role="menuitem"], select, input, nav a, summary')
    ) {
      const target = (element.closest('label') ?? element).getBoundingClientRect()
      say('is too small to press', element, 24 - Math.min(target.width, target.height) + (slack - 0.5))
    }
  }
  return faults
}
