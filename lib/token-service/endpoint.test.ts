import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { TokenService } from './context'
import { endpoint, type Answered, type Asked } from './endpoint'

const service = {} as TokenService
const request = { raw: new IncomingMessage(new Socket()), body: 'text' }

const readText = ({ request: { body } }: Asked) => ({ text: String(body) })
const count = async ({ text }: { text: string }) => ({ length: text.length })
const refuse = (): void => {
  throw new Error('refused')
}
const answer = ({ text, length }: { text: string; length: number }): Answered => ({
  answer: { text, length },
})

test('an endpoint runs its steps in order, and each gets the results of those before it', async () => {
  expect(await endpoint([readText, count, answer])({ service, request })).toEqual({ text: 'text', length: 4 })
})

test('a step that refuses ends the endpoint', async () => {
  let later = false
  const note = () => void (later = true)
  await expect(endpoint([readText, refuse, note, count, answer])({ service, request })).rejects.toThrow(
    'refused',
  )
  expect(later).toBe(false)
})

test('simultaneous requests share nothing', async () => {
  const both = endpoint([readText, count, answer])
  expect(
    await Promise.all([
      both({ service, request }),
      both({ service, request: { ...request, body: 'another' } }),
    ]),
  ).toEqual([
    { text: 'text', length: 4 },
    { text: 'another', length: 7 },
  ])
})

test('steps do not compile in a wrong order, without an answer, or if one replaces the result of another', () => {
  // @ts-expect-error counts before there is a text
  endpoint([count, readText, answer])
  // @ts-expect-error answers without the length
  endpoint([readText, answer])
  // @ts-expect-error finds no answer
  endpoint([readText, count])
  // @ts-expect-error finds the text twice
  endpoint([readText, readText, count, answer])
  // @ts-expect-error there is nothing to do
  endpoint([])
})
