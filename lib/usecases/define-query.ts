import type { z } from 'zod'
import type { Principal } from '@/lib/domain/principal'
import { fail, type Result } from '@/lib/domain/failure'
import type { Permission } from '@/lib/domain/role'
import { refuse, type ActorOf } from './authorize'
import type { Ports } from './ports'
import type { MailTrial } from '@/lib/ports/mail'
import type { PasskeyCeremonies } from '@/lib/ports/passkeys'
import type { ReadStore } from '@/lib/ports/store'
import type { SetupLink } from '@/lib/ports/setup-link'
import type { UntrustedGateways } from '@/lib/ports/untrusted-gateways'
import type { Unreadable } from '@/lib/schemas/commands/unreadable'
import { readInput } from './read-input'

interface QueryDefinition<P extends Permission, Schema extends z.ZodType, Output> {
  permission: P
  input: Schema
  run: (context: {
    actor: ActorOf<P>
    input: z.output<Schema>
    store: ReadStore
    mailTrial: Pick<MailTrial, 'isPossible'>
    untrustedGateways: UntrustedGateways
    setupLink: SetupLink
    passkeys: PasskeyCeremonies
    now: Date
  }) => Promise<Result<Output>>
}

/** Defines something that a person reads: permission, input and `run`, without a transaction or an event. */
export function defineQuery<P extends Permission, Schema extends z.ZodType, Output>(
  query: QueryDefinition<P, Schema, Output>,
) {
  function bind(ports: Ports) {
    return async (actor: Principal, input: z.input<Schema> | Unreadable): Promise<Result<Output>> => {
      const refusal = refuse(actor, query.permission)
      if (refusal) return fail(refusal)
      const read = readInput(query.input, input)
      if (!read.ok) return read
      return query.run({
        // `refuse` let the actor through, so the actor has the kind that the permission requires.
        actor: actor as ActorOf<P>,
        input: read.value,
        store: ports.store.read,
        mailTrial: ports.mailTrial,
        untrustedGateways: ports.untrustedGateways,
        setupLink: ports.setupLink,
        passkeys: ports.passkeys,
        now: ports.clock(),
      })
    }
  }
  return { kind: 'query' as const, permission: query.permission, input: query.input, bind }
}
