import { expect, test } from 'vitest'
import { PrismaClient } from '@/lib/store/generated/client'
import { uniqueName } from '@/lib/store/search-keys'
import { openTestDatabase } from './test-database'

test('gives each test file its own migrated database', async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()])
  const [mine, theirs] = [
    new PrismaClient({ adapter: one.adapter }),
    new PrismaClient({ adapter: other.adapter }),
  ]

  await mine.group.create({ data: { id: 'g', ...uniqueName('Operators') } })

  expect(await mine.group.count()).toBe(1)
  expect(await theirs.group.count()).toBe(0)
  await Promise.all([one.close(), other.close()])
})
