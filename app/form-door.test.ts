import { beforeEach, expect, test, vi } from 'vitest'
import type { Failure, Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { createApiClientForm, editApiClientForm } from '@/lib/schemas/forms/api-client'
import { addApiForm } from '@/lib/schemas/forms/catalogue'
import { editServiceUserForm } from '@/lib/schemas/forms/service-user'
import { problemsOfUnreadable, type Unreadable } from '@/lib/schemas/commands/unreadable'
import { submit } from './form-door'

const stranger = { kind: 'stranger', address: '192.0.2.1', agent: 'test' } as const
vi.mock('@/lib/session/actor', () => ({ currentActor: async () => stranger }))

const typed = {
  name: ' Billing export ',
  description: '',
  contactEmail: ' ',
  application: '',
  grants: [],
  authorization: 'cloud_administrator',
  productIds: [],
  restrictToNetworks: true,
  allowedAddresses: '10.0.0.1, 10.0.0.9 - 10.0.0.12',
  expiresAt: '2031-07-01T12:00',
  timeZone: 'America/New_York',
  keptExpiresAt: null,
  submissionId: '0b4c1a52-6a3e-4b7e-9d5f-2f1f6f3a9f10',
}

const ok = (value: string): Result<string> => ({ ok: true, value })
const fail = (failure: Failure): Result<string> => ({ ok: false, failure })

let called: [Principal, unknown][]
beforeEach(() => {
  called = []
})
const useCase =
  (result: Result<string> = ok('done')) =>
  async (actor: Principal, command: object | Unreadable) => {
    called.push([actor, command])
    return result
  }

test('a form is turned into the command that it means', async () => {
  expect(await submit(createApiClientForm, typed, useCase())).toEqual(ok('done'))
  const { restrictToNetworks: _1, allowedAddresses: _2, timeZone: _3, keptExpiresAt: _4, ...same } = typed
  expect(called).toEqual([
    [
      stranger,
      {
        ...same,
        name: 'Billing export',
        contactEmail: null,
        application: null,
        networks: ['10.0.0.1', '10.0.0.9-10.0.0.12'],
        expiresAt: new Date('2031-07-01T16:00:00Z'),
      },
    ],
  ])
})

test.each<[string, object, string]>([
  ['a restriction without addresses', { allowedAddresses: ' , ' }, 'allowedAddresses'],
  ['an invalid address', { allowedAddresses: '192.0.2.300' }, 'allowedAddresses'],
  ['half a date', { expiresAt: '2031-07-01' }, 'expiresAt'],
  ['no name', { name: '' }, 'name'],
  ['an invalid switch', { restrictToNetworks: 'yes' }, 'restrictToNetworks'],
  ['a missing field', { timeZone: undefined }, 'timeZone'],
  ['an invalid submission id', { submissionId: 'x' }, 'submissionId'],
])(
  '%s is reported at its control, and the use-case, which checks the permission first, gets no command',
  async (_, wrong, control) => {
    await submit(createApiClientForm, { ...typed, ...wrong }, useCase())
    const [, command] = called[0] ?? []
    expect(Object.keys(problemsOfUnreadable(command) ?? {})).toEqual([control])
  },
)

test.each([null, undefined, 'text', 5, []])(
  'input that is not a form (%j) does not become a command',
  async (values) => {
    await submit(editApiClientForm, values, useCase())
    expect(called).toHaveLength(1)
    expect(problemsOfUnreadable(called[0]?.[1])).not.toBeNull()
  },
)

test('a form that lacks fields of the screen does not edit the others', async () => {
  await submit(editApiClientForm, { id: 'c1', version: 1, name: 'a' }, useCase())
  expect(called).toMatchObject([[stranger, { id: 'c1' }]])
  expect(problemsOfUnreadable(called[0]?.[1])).not.toBeNull()
})

test('an error about networks is shown at the addresses, or at the switch while it is off', async () => {
  const refused = useCase(fail({ kind: 'invalid_input', fields: { networks: 'A policy.', name: 'Taken.' } }))
  const said = async (values: object) => {
    const result = await submit(createApiClientForm, { ...typed, ...values }, refused)
    return !result.ok && result.failure.kind === 'invalid_input' && result.failure.fields
  }
  expect(await said({})).toEqual({ allowedAddresses: 'A policy.', name: 'Taken.' })
  expect(await said({ restrictToNetworks: false })).toEqual({
    restrictToNetworks: 'A policy.',
    name: 'Taken.',
  })
})

test('failures that concern no field are passed on', async () => {
  expect(await submit(createApiClientForm, typed, useCase(fail({ kind: 'signed_out' })))).toEqual(
    fail({ kind: 'signed_out' }),
  )
})

test('an empty choice means no person, or no product', async () => {
  const user = { id: 'u1', name: 'Robot', description: '' }
  await submit(editServiceUserForm, { ...user, owner: { id: null, text: '' } }, useCase())
  const api = { name: 'Invoices', slug: 'invoices', productId: '', writable: true, grantable: true }
  await submit(addApiForm, api, useCase())
  expect(called.map(([, command]) => command)).toEqual([
    { ...user, ownerId: null },
    { ...api, productId: null },
  ])
})
