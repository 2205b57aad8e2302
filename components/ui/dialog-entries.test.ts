import { expect, test, vi } from 'vitest'
import { DialogEntries, type Browser } from './dialog-entries'

/** A browser with a router, which shows the address of every entry that it hears of. Steps wait until `steps`. */
function browse(...addresses: string[]) {
  const entries = addresses.map((url) => ({ url: `http://console${url}`, state: { page: url } as unknown }))
  let index = entries.length - 1
  const queue: number[] = []
  const listeners: ((event: PopStateEvent) => void)[] = []
  const shown: string[] = []
  const timers: (() => void)[] = []
  const history = {
    get state() {
      return entries[index]?.state
    },
    go: (delta = 0) => void queue.push(delta),
    pushState: (state: unknown, _unused: string, url?: string | URL | null) => {
      const now = entries[index]
      entries.splice(index + 1)
      entries.push({ url: String(url ?? now?.url), state: structuredClone(state) })
      index++
    },
    replaceState: (state: unknown, _unused: string, url?: string | URL | null) => {
      entries[index] = { url: String(url ?? entries[index]?.url), state: structuredClone(state) }
    },
  }
  const browser: Browser = {
    history,
    location: {
      get href() {
        return entries[index]?.url ?? ''
      },
    },
    addEventListener: (_type, listener) => void listeners.push(listener),
    setTimeout: (work) => timers.push(work),
  }
  const dialogs = new DialogEntries(browser)
  listeners.push(() => shown.push(new URL(browser.location.href).pathname))

  function step() {
    const delta = queue.shift()
    if (delta === undefined || !entries[index + delta]) return
    index += delta
    let isStopped = false
    const event = { state: history.state, stopImmediatePropagation: () => (isStopped = true) }
    for (const listener of listeners) if (!isStopped) listener(event as unknown as PopStateEvent)
  }
  async function steps() {
    await Promise.resolve()
    while (queue.length > 0) {
      step()
      await Promise.resolve()
    }
  }
  return {
    dialogs,
    history,
    shown,
    timers,
    queue,
    steps,
    back: () => void queue.push(-1),
    forward: () => void queue.push(1),
    /** The paths in the history, with the present one in brackets. */
    get places() {
      return entries
        .map(({ url }, at) => {
          const path = new URL(url).pathname
          return at === index ? `[${path}]` : path
        })
        .join(' ')
    },
  }
}

/** Opens a dialog that closes when it is asked to, or asks a question. */
function open(dialogs: DialogEntries, how: 'closes' | 'asks' = 'closes') {
  const leave = vi.fn(() => {
    if (how === 'closes') close()
  })
  const close = dialogs.add({ leave })
  return { close, leave }
}

test('Back closes a dialog and stays on its page, and Forward does not leave it', async () => {
  const tab = browse('/overview', '/list')
  const dialog = open(tab.dialogs)
  await tab.steps()
  expect(tab.places).toBe('/overview /list [/list]')

  tab.back()
  await tab.steps()
  expect(dialog.leave).toHaveBeenCalledOnce()
  expect(tab.places).toBe('/overview [/list] /list')
  expect(tab.shown, 'the router has nothing to do').toEqual([])

  tab.forward()
  await tab.steps()
  expect(tab.places).toBe('/overview [/list] /list')
  tab.back()
  await tab.steps()
  expect(tab.places).toBe('[/overview] /list /list')
  expect(tab.shown.at(-1)).toBe('/overview')
})

test('a dialog that asks stays, whether one goes back once, twice at once or five entries at once', async () => {
  const tab = browse('/login', '/a', '/b', '/c', '/list')
  const dialog = open(tab.dialogs, 'asks')
  await tab.steps()
  const waysOut: [leave: () => void, places: string][] = [
    [() => tab.back(), '/login /a /b /c /list [/list]'],
    [() => (tab.back(), tab.back()), '/login /a /b /c /list [/list]'],
    [() => (tab.back(), tab.forward()), '/login /a /b /c /list [/list]'],
    [() => tab.history.go(-5), '/login /list [/list]'],
  ]
  for (const [leave, places] of waysOut) {
    dialog.leave.mockClear()
    leave()
    await tab.steps()
    expect(tab.places).toBe(places)
    expect(dialog.leave).toHaveBeenCalled()
  }
  expect(tab.shown).toEqual([])

  dialog.close()
  await tab.steps()
  expect(tab.places).toBe('/login [/list] /list')
})

test('a dialog that is closed by its button takes its entry with it, and one that replaces another keeps it', async () => {
  const tab = browse('/overview', '/list')
  const form = open(tab.dialogs)
  await tab.steps()
  form.close()
  const secret = open(tab.dialogs)
  await tab.steps()
  expect(tab.places).toBe('/overview /list [/list]')
  secret.close()
  await tab.steps()
  expect(tab.places).toBe('/overview [/list] /list')
  expect(tab.dialogs.isOpen).toBe(false)
  expect(tab.shown).toEqual([])
})

test('a page that opens while a dialog closes comes after the page below the dialog', async () => {
  const tab = browse('/list')
  const dialog = open(tab.dialogs)
  await tab.steps()
  dialog.close()
  await Promise.resolve()
  expect(tab.queue).toEqual([-1])
  tab.history.pushState({ page: '/details' }, '', 'http://console/details')
  tab.history.replaceState({ page: '/details', newer: true }, '', 'http://console/details')
  await tab.steps()
  expect(tab.places).toBe('/list [/details]')
})

test('what the router writes while a dialog is open goes to the page below it', async () => {
  const tab = browse('/list')
  const dialog = open(tab.dialogs)
  await tab.steps()
  tab.history.replaceState({ page: '/list', newer: true }, '')
  tab.back()
  await tab.steps()
  expect(tab.history.state).toMatchObject({ newer: true })
  expect(dialog.leave).toHaveBeenCalledOnce()

  const asking = open(tab.dialogs, 'asks')
  await tab.steps()
  tab.history.pushState({ page: '/filtered' }, '', 'http://console/filtered')
  expect(tab.places).toBe('/list /filtered [/filtered]')
  tab.back()
  await tab.steps()
  expect(tab.places).toBe('/list /filtered [/filtered]')
  asking.close()
  await tab.steps()
  expect(tab.places).toBe('/list [/filtered] /filtered')
})

test('a dialog over a dialog closes first', async () => {
  const tab = browse('/list')
  const outer = open(tab.dialogs)
  const inner = open(tab.dialogs)
  await tab.steps()
  expect(tab.places).toBe('/list /list [/list]')
  tab.back()
  await tab.steps()
  expect([outer.leave.mock.calls.length, inner.leave.mock.calls.length]).toEqual([0, 1])
  tab.back()
  await tab.steps()
  expect(outer.leave).toHaveBeenCalledOnce()
  expect(tab.places).toBe('[/list] /list /list')
})

test('the palette asks each open dialog to close, and does not open if one stays', async () => {
  const tab = browse('/list')
  expect(tab.dialogs.leaveAll()).toBe(true)
  const [outer, inner] = [open(tab.dialogs, 'asks'), open(tab.dialogs)]
  await tab.steps()
  expect(tab.dialogs.leaveAll()).toBe(false)
  expect(inner.leave).toHaveBeenCalledOnce()
  expect(outer.leave).toHaveBeenCalledOnce()
  outer.close()
  open(tab.dialogs)
  expect(tab.dialogs.leaveAll()).toBe(true)
  await tab.steps()
  expect(tab.places).toBe('[/list] /list /list')
})

test('after a reload, the entry of a dialog leads back to its page', async () => {
  const before = browse('/list')
  open(before.dialogs)
  await before.steps()
  const { state } = before.history
  const tab = browse('/list', '/list')
  tab.history.replaceState(state, '')
  const reloaded = new DialogEntries({
    history: tab.history,
    location: { href: 'http://console/list' },
    addEventListener: () => {},
    setTimeout: () => {},
  })
  await tab.steps()
  expect(tab.places).toBe('[/list] /list')
  expect(reloaded.isOpen).toBe(false)
})

test('a step that the browser ignores does not block the pages', async () => {
  const tab = browse('/list')
  const dialog = open(tab.dialogs)
  await tab.steps()
  dialog.close()
  await Promise.resolve()
  tab.queue.length = 0
  tab.history.pushState({ page: '/details' }, '', 'http://console/details')
  expect(tab.places).toBe('/list [/list]')
  for (const timer of tab.timers) timer()
  expect(tab.places).toBe('/list /list [/details]')
})
