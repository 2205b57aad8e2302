import type { QueryResult } from 'pg'
import { openConnection } from './connection'
import { channelOf } from './messages'

/** Statements of the connection that speaks for this process: about its row, its heartbeats, and to other processes. */
export type Voice = Awaited<ReturnType<typeof openVoice>>

/**
 * Opens the connection that speaks for a process. It is not the one that listens: behind a pooler in transaction mode, a
 * connection receives its own notifications and loses those of all others.
 */
export async function openVoice(url: string, processId: string) {
  // A row that says who is alive need not survive a crash of the database.
  const { client, broken, cut } = await openConnection(url, { options: '-c synchronous_commit=off' })
  let turn: Promise<unknown> = Promise.resolve()
  /** One statement at a time, in order. */
  function query(statement: string, values: unknown[]): Promise<QueryResult<{ id: string }>> {
    const answer = turn.then(() => client.query<{ id: string }>(statement, values))
    turn = answer.catch(() => {})
    return answer
  }

  return {
    broken,
    cut,

    /** Stores the row of this process, instead of an earlier one. From its commit on, writers wait for this process. */
    async enter(earlierId: string | null): Promise<void> {
      await query(
        `WITH earlier AS (DELETE FROM "Process" WHERE "id" = $2)
         INSERT INTO "Process" ("id", "startedAt", "aliveAt") VALUES ($1, now(), now())`,
        [processId, earlierId],
      )
    },

    /** Removes a row: its process answers no more requests. */
    async leave(id: string): Promise<void> {
      await query(`DELETE FROM "Process" WHERE "id" = $1`, [id])
    },

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
      await query(`SELECT pg_notify($1, $2)`, [channelOf(processId), JSON.stringify({ heartbeat })])
      return true
    },

    async acknowledge(writer: string, asks: number[]): Promise<void> {
      await query(`SELECT pg_notify($1, $2)`, [channelOf(writer), JSON.stringify({ asks, by: processId })])
    },

    /**
     * The other processes that serve tokens at this moment. Removes those that were silent for a minute: their leases ended
     * long ago. The DELETE itself judges, so it cannot remove one that has just come back.
     */
    async others(): Promise<string[]> {
      const { rows } = await query(
        `WITH silent AS (DELETE FROM "Process" WHERE "aliveAt" < now() - interval '1 minute' RETURNING "id")
         SELECT "id" FROM "Process" WHERE "id" <> $1 AND "id" NOT IN (SELECT "id" FROM silent)`,
        [processId],
      )
      return rows.map(({ id }) => id)
    },
  }
}
