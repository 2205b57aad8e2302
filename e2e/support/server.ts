// The production server with a channel to the test that started it. Through it a test calls use-cases that have no screen
// yet, reads what is stored, and moves the clock.
import type { Person, Proof, Stranger } from '@/lib/domain/principal'
import { PlainSecret } from '@/lib/domain/secret'
import { proofOf } from '@/lib/domain/step-up'
import { runtime } from '@/lib/runtime'
import { signInRuntime } from '@/lib/session/sign-in-runtime'
import { serve } from '@/server/serve'
import { administrator } from './people'
import type { Order, Question, UseCaseName } from './use-case-channel'

const here: Stranger = { kind: 'stranger', address: '127.0.0.1', agent: 'browser tests' }

/** This administrator has always just confirmed that it is them, wherever the clock is. */
function alwaysRecent(session: Parameters<typeof proofOf>[0]): Proof {
  return {
    ...proofOf(session),
    get at() {
      return runtime().clock()
    },
  }
}

/** The first administrator, with their own session. */
async function signIn(): Promise<Person> {
  const begun = await runtime().may.signIn(here, administrator)
  if (!begun.ok) throw new Error(`the first administrator cannot sign in: ${begun.failure.kind}`)
  const session = await signInRuntime().sessions.find(begun.value.sessionId)
  if (!session) throw new Error('the session does not exist')
  return { ...here, ...session.person, kind: 'person', sessionId: session.id, proof: alwaysRecent(session) }
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
  // The lowest cost: no test measures how long a password takes.
  passwordCost: 4,
})

process.on('message', (question: Question | Order) => {
  if (question === 'run recurring work') doRecurringWork()
  else if ('passTime' in question) ahead += question.passTime
  else if ('failNext' in question) failNext(question.failNext)
  else tell(question)
})

/** Replaces a use-case for one call. */
function failNext(name: UseCaseName): void {
  const may: Record<string, unknown> = runtime().may
  const works = may[name]
  may[name] = async () => {
    may[name] = works
    throw new Error('a test broke this')
  }
}

function tell(question: Question): void {
  answer(question).then(
    (result) => process.send?.({ id: question.id, result }),
    (error: unknown) => process.send?.({ id: question.id, error: String(error) }),
  )
}

// The test has ended, and nothing else would stop this process.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
