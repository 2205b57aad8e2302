import type { QueryResult } from 'pg'
import { openConnection } from './connection'
import { channelOf } from './messages'

/** Statements about this process: its row, its heartbeats, and what it tells other processes. */
export type Sender = Awaited<ReturnType<typeof openSender>>

/**
 * Opens the connection that sends for a process. It is not the one that listens: behind a pooler in transaction mode, a
 * connection receives its own notifications and loses those of all others. It is cut when a statement fails.
 */
export async function openSender(url: string, processId: string) {
  const { client, broken, cut } = await openConnection(url)
  let turn: Promise<unknown> = Promise.resolve()

  /** One statement at a time, in order. */
  function query(statement: string, values: unknown[] = []): Promise<QueryResult<{ id: string }>> {
    const answer = turn.then(() => client.query<{ id: string }>(statement, values))
    turn = answer.catch(cut)
    return answer
  }

  /** Notifies a process, this one or another. */
  async function notify(id: string, message: object): Promise<void> {
    await query(`SELECT pg_notify($1, $2)`, [channelOf(id), JSON.stringify(message)])
  }

  // A row that says who is alive need not survive a crash of the database.
  await query('SET synchronous_commit = off')
  return {
    broken,
    cut,

    /** Stores the row of this process. From its commit on, writers wait for this process. */
    async storeRow(): Promise<void> {
      await query(`INSERT INTO "Process" ("id", "startedAt", "aliveAt") VALUES ($1, now(), now())`, [
        processId,
      ])
    },

    /** Removes rows of this process: it believes nothing any more. */
    async removeRows(ids: string[]): Promise<void> {
      if (ids.length > 0) await query(`DELETE FROM "Process" WHERE "id" = ANY($1)`, [ids])
    },

    /** Asks whether notifications come back at all. */
    greet: () => notify(processId, { greeting: true }),

    /**
     * Marks the row as alive and sends a heartbeat to this process's own channel, in one statement, so that a process without
     * a row receives none. Returns false if the row is gone.
     */
    async beat(heartbeat: number): Promise<boolean> {
      const { rowCount } = await query(
        `WITH me AS (UPDATE "Process" SET "aliveAt" = clock_timestamp() WHERE "id" = $1 RETURNING "id")
         SELECT pg_notify($2, $3) FROM me`,
        [processId, channelOf(processId), JSON.stringify({ heartbeat })],
      )
      return rowCount === 1
    },

    /** The same for a process that serves no tokens and has no row. */
    async beatWithoutRow(heartbeat: number): Promise<boolean> {
      await notify(processId, { heartbeat })
      return true
    },

    acknowledge: (writer: string, asks: number[]) => notify(writer, { asks, by: processId }),

    /**
     * The other processes that serve tokens at this moment. Removes those that were silent for a minute: their leases ended
     * long ago. The DELETE itself judges, so it cannot remove one that has just come back. Those that this removes are
     * returned once more, in case the database's clock has jumped.
     */
    async listOthers(): Promise<string[]> {
      const { rows } = await query(
        `WITH silent AS (DELETE FROM "Process" WHERE "aliveAt" < now() - interval '1 minute')
         SELECT "id" FROM "Process" WHERE "id" <> $1`,
        [processId],
      )
      return rows.map(({ id }) => id)
    },
  }
}
