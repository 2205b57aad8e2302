// The production server itself, and beside it an ear for the test that started it: by it a test calls use-cases for which
// there is no screen yet, reads what is stored, and puts the clock forward.
import type { Person, Stranger } from '@/lib/domain/principal'
import { PlainSecret } from '@/lib/domain/secret'
import { runtime } from '@/lib/runtime'
import { signInRuntime } from '@/lib/session/sign-in-runtime'
import { serve } from '@/server/serve'
import { administrator } from './people'
import type { Order, Question } from './use-case-channel'

const here: Stranger = { kind: 'stranger', address: '127.0.0.1', agent: 'browser tests' }

/** The first administrator, with a session of their own. */
async function signIn(): Promise<Person> {
  const begun = await runtime().may.signIn(here, administrator)
  if (!begun.ok) throw new Error(`the first administrator cannot sign in: ${begun.failure.kind}`)
  const session = await signInRuntime().sessions.find(begun.value.sessionId)
  if (!session) throw new Error('the session is not there')
  return { ...here, ...session.person, kind: 'person', sessionId: session.id }
}

let signedIn: Promise<Person> | undefined

async function answer({ useCase, input }: Question): Promise<unknown> {
  signedIn ??= signIn()
  const call = runtime().may[useCase] as (actor: Person, input: unknown) => Promise<unknown>
  return revealed(await call(await signedIn, input))
}

/** A secret prints as `[secret]`; the test needs it. */
async function revealed(answered: unknown): Promise<unknown> {
  const value = await answered
  if (value instanceof PlainSecret) return value.reveal()
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (Array.isArray(value)) return Promise.all(value.map(revealed))
  const fields = Object.entries(value).map(async ([key, each]) => [key, await revealed(each)] as const)
  return Object.fromEntries(await Promise.all(fields))
}

let ahead = 0
const { doRecurringWork } = await serve({
  clock: () => new Date(Date.now() + ahead),
  // The least there is: no test is about how long a password takes.
  passwordCost: 4,
})

process.on('message', (question: Question | Order) => {
  if (question === 'do what goes on by itself') doRecurringWork()
  else if ('passTime' in question) ahead += question.passTime
  else tell(question)
})

function tell(question: Question): void {
  answer(question).then(
    (result) => process.send?.({ id: question.id, result }),
    (error: unknown) => process.send?.({ id: question.id, error: String(error) }),
  )
}

// Whoever asked is gone: nobody else would stop this process.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
