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

test.each([
  ['the values that the schema makes', false],
  ['the values that were typed', true],
])('what is typed while the schema loads is not sent with the press before it: %s', async (_what, raw) => {
  const list = z.object({
    name: z.string().min(1, 'Enter a name.'),
    networks: z.array(z.object({ range: z.string() })),
  })
  let arrive: (loaded: typeof list) => void = () => {}
  const resolver = lateResolver<z.input<typeof list>>(() => new Promise((resolve) => (arrive = resolve)), {
    raw,
  })
  const typed = { name: 'Billing export', networks: [{ range: '192.0.2.0/24' }] }
  const empty = { name: '', networks: [] }
  const ofList = options as unknown as ResolverOptions<z.input<typeof list>>
  const [pressed, tooEarly] = [resolver(typed, undefined, ofList), resolver(empty, undefined, ofList)]
  // The form changes its values in place.
  typed.name = 'Billing export of'
  typed.networks[0]!.range = '192.0.'
  typed.networks.push({ range: '' })
  empty.name = 'B'
  arrive(list)
  expect((await pressed).values).toEqual({ name: 'Billing export', networks: [{ range: '192.0.2.0/24' }] })
  expect((await tooEarly).errors).toHaveProperty('name')
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
