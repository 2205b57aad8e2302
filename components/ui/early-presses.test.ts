import { afterEach, expect, test, vi } from 'vitest'
import { earlyPressesScript, takenOver } from './early-presses'

// As much of a page as the script uses.
let repeated: string[] = []
/** The keys that the page did not get. */
let stopped: string[] = []
class Element extends EventTarget {
  isConnected = true
  form: HTMLFormElement | null = null
  constructor(
    readonly name: string,
    public type = '',
  ) {
    super()
    for (const event of ['click', 'input', 'change'])
      this.addEventListener(event, () => repeated.push(`${event} ${name}`))
  }
  closest = () => this
  click = () => this.dispatchEvent(new Event('click'))
  animate = () => ({ cancel() {} })
}
class HTMLInputElement extends Element {
  #value = ''
  get value() {
    return this.#value
  }
  set value(value) {
    this.#value = value
  }
}
class HTMLButtonElement extends Element {}
class HTMLSelectElement extends Element {
  value = ''
}
class HTMLTextAreaElement extends HTMLInputElement {}
class HTMLLabelElement extends Element {}
class HTMLFormElement extends Element {
  getAttribute = () => 'post'
  requestSubmit = () => repeated.push(`submit ${this.name}`)
}

type Repeated = [string, Element, (Key | object)?]

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
}

/** Runs the script, lets it see these events, and lets React take over. Returns what the script repeated. */
function repeat(...events: Repeated[]): string[] {
  repeated = []
  stopped = []
  const page = new Map<string, (event: object) => void>()
  vi.stubGlobal('document', {
    addEventListener: (type: string, listen: (event: object) => void) => page.set(type, listen),
    querySelector: () => opener,
    dispatchEvent: () => {},
  })
  class MouseEvent extends Event {}
  class KeyboardEvent extends Event {
    constructor(
      type: string,
      readonly init: { key: string },
    ) {
      super(type)
      repeated.push(`key ${init.key}`)
    }
  }
  const elements = { Element, HTMLInputElement, HTMLButtonElement, HTMLSelectElement, HTMLTextAreaElement }
  const others = { HTMLLabelElement, HTMLFormElement, MouseEvent, KeyboardEvent }
  for (const [name, kind] of Object.entries({ ...elements, ...others })) vi.stubGlobal(name, kind)
  // oxlint-disable-next-line no-eval -- as the browser runs it
  ;(0, eval)(earlyPressesScript())
  const ignore = () => {}
  for (const [type, target, key] of events)
    page.get(type)?.({
      type,
      target,
      ...key,
      preventDefault: () => key && 'key' in key && stopped.push(key.key),
      stopPropagation: ignore,
    })
  page.get(takenOver)?.({})
  return repeated
}

afterEach(() => vi.unstubAllGlobals())

const form = new HTMLFormElement('sign in')
const email = new HTMLInputElement('email', 'text')
const password = new HTMLInputElement('password', 'password')
const remember = new HTMLInputElement('remember', 'checkbox')
const button = (name: string, type: string, owner: HTMLFormElement | null) =>
  Object.assign(new HTMLButtonElement(name, type), { form: owner })
const send = button('send', 'submit', form)
const menu = button('menu', 'button', null)
const loose = button('loose', 'submit', null)
const opener = button('palette', 'button', null)

test('early presses and texts are repeated in order, each once', () => {
  expect(
    repeat(['click', menu], ['input', email], ['click', menu], ['click', loose], ['input', email]),
  ).toEqual(['click menu', 'input email', 'click loose'])
})

test('a form is sent after everything that was typed and pressed early, even if it was sent first', () => {
  expect(repeat(['input', email], ['click', send], ['input', password], ['click', remember])).toEqual([
    'input email',
    'input password',
    'click remember',
    'click send',
  ])
  expect(repeat(['submit', form], ['input', email], ['click', menu])).toEqual([
    'input email',
    'click menu',
    'submit sign in',
  ])
})

const press = (key: string, ctrlKey = false): [string, Element, Key] => [
  'keydown',
  menu,
  { key, ctrlKey, metaKey: false },
]

test('the keys that open the palette are repeated once, and then what was typed for it', () => {
  expect(repeat(press('a'), press('k'), press('k', true), press('b'), press('k', true), press('k'))).toEqual([
    'click palette',
    'key b',
    'key k',
  ])
  expect(repeat(press('a'), press('k'))).toEqual([])
})

test('so is what was typed after a press of its box, and what was pasted', () => {
  const paste: [string, Element, object] = ['paste', menu, { clipboardData: { getData: () => 'xy' } }]
  expect(repeat(['click', opener], press('b'), paste, press('Enter'))).toEqual([
    'click palette',
    'key b',
    'key x',
    'key y',
    'key Enter',
  ])
  expect(repeat(paste)).toEqual([])
})

test('keys that are not text reach the page, and Escape takes everything back', () => {
  const others = [press('Tab'), press('F5'), press('r', true), press('v', true), press('ArrowDown')]
  expect(repeat(press('k', true), ...others)).toEqual(['click palette'])
  expect(stopped).toEqual(['k'])
  expect(repeat(press('k', true), press('b'), press('Escape'), press('c'))).toEqual([])
  expect(stopped).toEqual(['k', 'b', 'Escape'])
})
