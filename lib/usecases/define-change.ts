import type { z } from 'zod'
import type { Principal } from '@/lib/domain/principal'
import type { AuditAction, AuditEntry, AuditTarget } from '@/lib/domain/audit-event'
import { fail, isRefusal, ok, type Failure, type Result } from '@/lib/domain/failure'
import { mostRefusals, refusalSpan } from '@/lib/domain/refusals'
import type { Permission } from '@/lib/domain/role'
import { recordId } from '@/lib/schemas/commands/text'
import { askAgain, concernsOneself, refuse, refuseNow, type ActorOf } from './authorize'
import type { Ports } from './ports'
import type { CountAttempts } from '@/lib/ports/attempts'
import type { Clock } from '@/lib/ports/clock'
import type { Mint } from '@/lib/ports/mint'
import type { Passwords } from '@/lib/ports/passwords'
import type { SetupLink } from '@/lib/ports/setup-link'
import type { ComposeAccountNotice, ComposeReportAlert } from '@/lib/ports/notices'
import type { PasskeyCeremonies } from '@/lib/ports/passkeys'
import type { ReadStore, TransactionStore } from '@/lib/ports/store'
import type { ComposeLink, MailTrial } from '@/lib/ports/mail'
import type { Unreadable } from '@/lib/schemas/commands/unreadable'
import { readInput } from './read-input'
import { recordDone } from './record-done'

/** What `prepare` gets: nothing that can write, except the counts of attempts. */
interface Preparation {
  store: ReadStore
  passwords: Passwords
  attempts: CountAttempts
  passkeys: PasskeyCeremonies
  setupLink: SetupLink
  mailTrial: MailTrial
}

/**
 * Whether a person must have proved recently that it is still them: for every such change, for none, or for those whose result says
 * so. In that case it is undone if they have not.
 */
export type NeedsStepUp<Done> = 'always' | 'never' | ((done: Done) => boolean)

interface ChangeDefinition<P extends Permission, Schema extends z.ZodType, Prepared, Output> {
  permission: P
  input: Schema
  /** The name in the audit trail, whether done or refused. Null for what concerns only the person and is not recorded. */
  action: AuditAction | null
  /**
   * `always` is decided before `prepare`, so that nothing is looked up or counted. A function decides on what `run` returned; written
   * below it, because its type comes from there.
   */
  stepUp: NeedsStepUp<{ actor: ActorOf<P>; input: z.output<Schema>; output: Output }>
  /**
   * Slow work that must not hold a transaction open, such as hashing a password. The permission is checked again after it;
   * `run` must check everything else that it relied on.
   */
  prepare?: (context: {
    actor: ActorOf<P>
    input: z.output<Schema>
    ports: Preparation
    now: Date
  }) => Promise<Result<Prepared>>
  /** The work itself. Only `store` can write, and it belongs to this transaction. */
  run: (context: {
    actor: ActorOf<P>
    input: z.output<Schema>
    prepared: Prepared
    store: TransactionStore
    mint: Mint
    composeLink: ComposeLink
    composeReportAlert: ComposeReportAlert
    composeAccountNotice: ComposeAccountNotice
    /** The longest lifetime of an access token, in seconds. */
    tokenLifetime: number
    /** When the transaction began. */
    now: Date
    /** For a decision about what is still live: made after a lock was awaited, it must not use an earlier moment. */
    clock: Clock
  }) => Promise<Result<Output>>
  /** The audit event, or one for each thing that was changed. Committed together with the change. */
  audit: (done: { actor: ActorOf<P>; input: z.output<Schema>; output: Output }) => AuditEntry | AuditEntry[]
}

/**
 * Defines something that a person changes. First the permission is checked and the input validated, and a person who must prove
 * that it is still them is asked to. Then `run`, the audit event and the notice to a person whose way to sign in has changed share
 * one transaction. It answers when no process uses the old state any more.
 * A refusal of a person becomes an event of its own, or is counted in their next event if there have been too many. So does one of
 * somebody half signed in. Failures of strangers are never recorded.
 */
export function defineChange<P extends Permission, Schema extends z.ZodType, Output, Prepared = undefined>(
  change: ChangeDefinition<P, Schema, Prepared, Output>,
) {
  function bind(ports: Ports) {
    async function attempt(actor: ActorOf<P>, input: z.output<Schema>): Promise<Result<Output>> {
      const {
        store,
        mint,
        composeLink,
        composeReportAlert,
        composeAccountNotice,
        clock,
        passwords,
        attempts,
        passkeys,
        setupLink,
        mailTrial,
        tokenLifetime,
      } = ports
      const preparation = {
        store: store.read,
        passwords,
        attempts,
        passkeys,
        setupLink,
        mailTrial,
      }
      const asked = change.stepUp === 'always' ? askAgain(actor, clock()) : null
      if (asked) return fail(asked)
      const prepared = await change.prepare?.({ actor, input, ports: preparation, now: clock() })
      if (prepared?.ok === false) return prepared
      return store.transaction(async (transaction) => {
        const now = clock()
        const refusal = change.prepare && (await refuseNow(transaction.store, actor, change.permission))
        if (refusal) return fail(refusal)
        const done = await change.run({
          actor,
          input,
          // Without `prepare`, Prepared is undefined.
          prepared: prepared?.value as Prepared,
          store: transaction.store,
          mint,
          composeLink,
          composeReportAlert,
          composeAccountNotice,
          tokenLifetime,
          now,
          clock,
        })
        if (!done.ok) return done
        if (typeof change.stepUp === 'function' && change.stepUp({ actor, input, output: done.value })) {
          const askedNow = askAgain(actor, clock())
          if (askedNow) return fail(askedNow)
        }
        const { action } = change
        if (!action) return done
        for (const entry of [change.audit({ actor, input, output: done.value })].flat())
          await recordDone(transaction, composeAccountNotice, {
            ...entry,
            action: entry.action ?? action,
            by: actor,
            now,
          })
        return done
      })
    }

    async function keepRefusal(actor: Principal, input: unknown, failure: Failure): Promise<void> {
      const { action } = change
      // Failures of other actors are counted elsewhere: they would flood the chain.
      if (!action || (actor.kind !== 'person' && actor.kind !== 'half') || !isRefusal(failure)) return
      await ports.store.transaction(async (transaction) => {
        const target = attemptedTarget(change.permission, action, actor, input)
        target.name = (await lockTarget(transaction.store, target))?.name ?? ''
        const now = ports.clock()
        const since = new Date(now.getTime() - refusalSpan)
        const leftOut = await transaction.refusals.admit(actor.id, since, mostRefusals)
        if (leftOut === null) return ok(undefined)
        await transaction.audit({
          action,
          target,
          detail: { reason: failure.kind, ...(leftOut > 0 && { leftOut }) },
          by: actor,
          outcome: 'refused',
          now,
        })
        return ok(undefined)
      })
    }

    return async (actor: Principal, input: z.input<Schema> | Unreadable): Promise<Result<Output>> => {
      const refusal = refuse(actor, change.permission)
      const read = refusal ? fail(refusal) : readInput(change.input, input)
      // `refuse` let the actor through, so the actor has the kind that the permission requires.
      const result = read.ok ? await attempt(actor as ActorOf<P>, read.value) : read
      if (!result.ok) await keepRefusal(actor, input, result.failure)
      return result
    }
  }
  const { permission, input, stepUp } = change
  return { kind: 'change' as const, permission, input, stepUp, bind }
}

/**
 * What someone attempted to change. The lock of a credential makes concurrent changes of who sees it wait. Otherwise they would
 * miss the event of the attempt.
 */
async function lockTarget(
  store: TransactionStore,
  { kind, id }: AuditTarget,
): Promise<{ name: string } | null> {
  if (id === null) return null
  switch (kind) {
    case 'api_client':
      return store.apiClients.lock(id)
    case 'service_api_key':
      return store.serviceApiKeys.lock(id)
    case 'service_user':
      return store.serviceUsers.find(id)
    case 'person':
      return store.people.lock(id)
    case 'group':
      return store.groups.lock(id)
    case 'api':
      return store.catalogue.lockApi(id)
    case 'product':
      return store.catalogue.lockProduct(id)
    case 'session':
    case 'keyturn':
      return null
    default:
      return kind satisfies never
  }
}

/** The target of a refused attempt, as far as its unvalidated input tells. Of what concerns only oneself, the actor. */
function attemptedTarget(
  permission: Permission,
  action: AuditAction,
  actor: { id: string },
  input: unknown,
): AuditTarget {
  const id = concernsOneself(permission) ? actor.id : (input as { id?: unknown } | null)?.id
  const kind = action.slice(0, action.indexOf('.')) as AuditTarget['kind']
  return { kind, id: recordId.safeParse(id).data ?? null, name: '' }
}
