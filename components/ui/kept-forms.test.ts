import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  listenToKept,
  forgetKept,
  keepForm,
  keepInputOf,
  keptForms,
  reloadAndKeep,
  takeKept,
} from './kept-forms'
import type { FormOnPage } from './kept-forms'

const stored = new Map<string, string>()
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  removeItem: (key: string) => void stored.delete(key),
}
const page = { pathname: '/api-clients', reload: vi.fn() }
const everything = () => true

beforeEach(() => {
  stored.clear()
  page.pathname = '/api-clients'
  page.reload.mockClear()
  vi.useFakeTimers()
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('window', { location: page })
  keepInputOf('ada')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const defaults = { description: 'As read', networks: '' }
const typed: FormOnPage = {
  title: 'Edit API client',
  about: { id: 'client-1', version: 3 },
  defaults,
  values: { ...defaults, description: 'Typed' },
}

/** Reloads the page with this form on it. */
function reloadWith(form: FormOnPage): void {
  const forget = keepForm(() => form, everything)
  reloadAndKeep()
  forget()
}

const others = [
  ['another thing of the same name', { about: { id: 'client-2', version: 3 } }],
  ['another secret of the same thing', { about: { id: 'client-1 secret-2', version: 3 } }],
  ['a new thing', { about: null }],
  ['a form of another title', { title: 'Rotate API client' }],
] satisfies [string, Partial<FormOnPage>][]

test.each(others)('input is not given to %s, and waits for its own', (_, other) => {
  reloadWith(typed)
  expect(takeKept({ ...typed, values: defaults, ...other })).toBeNull()
  expect(takeKept({ ...typed, values: defaults })).toEqual({ description: 'Typed' })
})

test('only what was changed is kept, and given back once', () => {
  reloadWith(typed)
  expect([...stored.values()].join()).not.toContain('networks')
  expect(takeKept(typed)).toEqual({ description: 'Typed' })
  expect(takeKept(typed)).toBeNull()
  expect(stored.size).toBe(0)
})

const changes = [
  ['version', typed, { about: { id: 'client-1', version: 4 } }],
  [
    'value, where there is no version',
    { ...typed, about: { id: 'person-1' } },
    { about: { id: 'person-1' }, defaults: { ...defaults, networks: '10.0.0.0/8' } },
  ],
] satisfies [string, FormOnPage, Partial<FormOnPage>][]

test.each(changes)('input based on another %s is not restored, and is gone', (_, form, changed) => {
  reloadWith(form)
  expect(takeKept({ ...form, ...changed })).toBe('changed')
  expect(takeKept(form)).toBeNull()
  expect(stored.size).toBe(0)
})

test('what has no version is restored while its values are the same', () => {
  const person = { ...typed, about: { id: 'person-1' } }
  reloadWith(person)
  expect(takeKept(person)).toEqual({ description: 'Typed' })
})

test('passwords, codes and refused texts are not kept', () => {
  const changed = { newPassword: 'hunter', code: '123456', tokenName: 'x', description: 'kt_secret' }
  keepForm(
    () => ({ ...typed, values: { ...defaults, ...changed } }),
    (text) => !text.includes('kt_secret'),
  )
  reloadAndKeep()
  expect(stored.size).toBe(0)
  expect(page.reload).toHaveBeenCalledOnce()
})

test('what is kept is told until it is taken, is too old, or another page or person comes', () => {
  const told = vi.fn()
  listenToKept(told)
  reloadWith(typed)
  expect(keptForms()).toEqual([{ title: typed.title, isNew: false }])
  page.pathname = '/people'
  expect(keptForms()).toEqual([])
  page.pathname = '/api-clients'
  takeKept(typed)
  expect(told).toHaveBeenCalled()
  expect(keptForms()).toEqual([])

  reloadWith(typed)
  told.mockClear()
  vi.advanceTimersByTime(10 * 60_000)
  expect(told).toHaveBeenCalled()
  expect(keptForms()).toEqual([])
  expect(stored.size).toBe(0)

  reloadWith(typed)
  keepInputOf('grace')
  expect(stored.size).toBe(0)

  keepInputOf('ada')
  reloadWith(typed)
  forgetKept()
  expect(stored.size).toBe(0)
})

test('the page is reloaded even if the browser keeps nothing', () => {
  vi.stubGlobal('sessionStorage', {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  reloadWith(typed)
  expect(page.reload).toHaveBeenCalledOnce()
})
