import type { PlainSecret } from '@/lib/domain/secret'
import type { UseCases } from '@/lib/usecases'

export type UseCaseName = keyof UseCases

/** From the test to its server: calls a use-case as the first administrator. */
export interface Question {
  id: number
  useCase: UseCaseName
  input: unknown
}

/** Orders that get no answer. */
export type Order = { passTime: number } | { failNext: UseCaseName } | 'run recurring work'

/** Back to the test. */
export type Answer = { id: number } & ({ result: unknown } | { error: string })

/** The result of a use-case, with its secrets as text. */
export type Outcome<Name extends UseCaseName> = Revealed<Awaited<ReturnType<UseCases[Name]>>>

type Revealed<T> = T extends PlainSecret
  ? string
  : T extends Promise<infer Awaited>
    ? Revealed<Awaited>
    : T extends Date | bigint | string | number | boolean | null | undefined
      ? T
      : { [Key in keyof T]: Revealed<T[Key]> }
