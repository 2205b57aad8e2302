import { beforeEach, expect, test } from 'vitest'
import { fail, ok } from '@/lib/domain/failure'
import type { Change } from '@/lib/ports/change-feed'
import { announcedTransactions } from './announced-transactions'
import type { PrismaClient } from './generated/client'
import type { Sql } from './transaction'

const change = (id: string): Change => ({ kind: 'credential', id })

let log: string[]
let commit: () => void
beforeEach(() => {
  log = []
  commit = () => {}
})

/** Transactions of a database that only commits, and a feed that notes what it is told. */
function open() {
  const prisma = {
    async $transaction(work: (sql: Sql) => Promise<unknown>) {
      const result = await work({} as Sql)
      commit()
      log.push('commit')
      return result
    },
  } as unknown as PrismaClient
  let announcements = 0
  const feed = {
    subscribe: () => {},
    lease: () => 1,
    close: async () => {},
    begin() {
      announcements++
      const name = announcements
      let committed = false
      const say = (what: string) => void log.push(`${what} ${name}`)
      return {
        notify: async () => say('notify'),
        committed() {
          committed = true
        },
        isCommitted: () => committed,
        apply: (changes: Change[]) => changes.length > 0 && say('apply'),
        async settled() {
          if (committed) say('wait')
        },
        end: () => say('end'),
      }
    },
  }
  return announcedTransactions(prisma, feed, (_sql, changes) => (id: string) => changes.push(change(id)))
}

test('a change is announced in its transaction, applied here after the commit, and waited for', async () => {
  await open().transaction(async (touch) => ok(touch('one')))
  expect(log).toEqual(['notify 1', 'commit', 'apply 1', 'wait 1', 'end 1'])
})

test('a transaction that changes nothing is neither announced nor waited for', async () => {
  await open().transaction(async () => ok(undefined))
  expect(log).toEqual(['commit', 'end 1'])
})

test('one that is refused is neither announced nor waited for', async () => {
  const refused = await open().transaction(async (touch) => {
    touch('one')
    return fail({ kind: 'not_found' })
  })
  expect(refused).toEqual(fail({ kind: 'not_found' }))
  expect(log).toEqual(['apply 1', 'end 1'])
})

test('if the outcome of a commit is unknown, what it touched is forgotten here', async () => {
  commit = () => {
    throw new Error('the connection broke')
  }
  await expect(open().transaction(async (touch) => ok(touch('one')))).rejects.toThrow('the connection broke')
  expect(log).toEqual(['notify 1', 'apply 1', 'end 1'])
})

test('several transactions wait once, for the last one that changed something', async () => {
  await open().together(async (transaction) => {
    for (const id of ['one', 'two']) await transaction(async (touch) => ok(touch(id)))
    await transaction(async () => ok(undefined))
  })
  expect(log.filter((line) => line.startsWith('wait'))).toEqual(['wait 2'])
  expect(log.slice(-4)).toEqual(['wait 2', 'end 1', 'end 2', 'end 3'])
})

test('several transactions wait for those that committed, even if the work fails afterwards', async () => {
  const work = open().together(async (transaction) => {
    await transaction(async (touch) => ok(touch('one')))
    throw new Error('a bug')
  })
  await expect(work).rejects.toThrow('a bug')
  expect(log.slice(-2)).toEqual(['wait 1', 'end 1'])
})
