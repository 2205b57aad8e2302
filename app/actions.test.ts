import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

const invalid = { ok: false, failure: { kind: 'invalid_input', fields: {} } } as const
const stranger = { kind: 'stranger', address: '192.0.2.1', agent: 'test' } as const
const may = new Proxy({}, { get: () => async () => invalid })
vi.mock('@/lib/runtime', () => ({ runtime: () => ({ may }) }))
vi.mock('@/lib/session/actor', () => ({ currentActor: async () => stranger }))
vi.mock('@/lib/session/actor-of-session', () => ({ requestStranger: async () => stranger }))

type Action = (input: unknown) => Promise<unknown>

/** Every server action, by its file and name. */
async function allActions(): Promise<[string, Action][]> {
  const actions: [string, Action][] = []
  for (const name of await readdir(import.meta.dirname, { recursive: true })) {
    const file = join(import.meta.dirname, name)
    if (!name.endsWith('.ts') || !(await readFile(file, 'utf8')).startsWith("'use server'")) continue
    const exported = (await import(/* @vite-ignore */ file)) as Record<string, Action>
    for (const action of Object.keys(exported))
      actions.push([`${name}: ${action}`, exported[action] as Action])
  }
  return actions
}

test('no server action breaks on arguments that no page sends', async () => {
  const actions = await allActions()
  expect(actions.length).toBeGreaterThan(40)
  for (const [name, action] of actions) {
    for (const input of [
      null,
      undefined,
      [],
      [null],
      5,
      'text',
      true,
      {},
      { id: null },
      { ids: 5 },
      { what: {} },
    ]) {
      const answer = await action(input)
      expect(
        Array.isArray(answer) ? answer : (answer as { ok: boolean }).ok,
        `${name} of ${JSON.stringify(input)}`,
      ).toEqual(Array.isArray(answer) ? [] : false)
    }
  }
})
