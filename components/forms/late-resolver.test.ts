import type { ResolverOptions } from 'react-hook-form'
import { expect, test, vi } from 'vitest'
import { z } from '@/lib/schemas/commands/zod'
import { uncheckedField } from '@/components/ui/unchecked-field'
import { lateResolver } from './late-resolver'

const schema = z.object({ name: z.string().min(1, 'Enter a name.') })
type Fields = z.input<typeof schema>

const options = { fields: {}, shouldUseNativeValidation: false } as unknown as ResolverOptions<Fields>
const check = (resolver: ReturnType<typeof lateResolver<Fields>>, values: Fields) =>
  resolver(values, undefined, options)

test('what cannot be loaded lets no form through, and the next attempt checks it', async () => {
  let isCut = true
  const resolver = lateResolver<Fields>(() =>
    isCut ? Promise.reject(new Error('gone')) : Promise.resolve(schema),
  )
  for (const name of ['', 'Billing export']) {
    const { errors } = await check(resolver, { name })
    expect(errors).toHaveProperty(uncheckedField)
  }
  isCut = false
  expect((await check(resolver, { name: '' })).errors).toHaveProperty('name')
  expect((await check(resolver, { name: 'Billing export' })).errors).toEqual({})
})

test('what does not come in time lets no form through', async () => {
  vi.useFakeTimers()
  try {
    const resolver = lateResolver<Fields>(() => new Promise(() => {}))
    const checked = check(resolver, { name: 'Billing export' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await checked).errors).toHaveProperty(uncheckedField)
  } finally {
    vi.useRealTimers()
  }
})
