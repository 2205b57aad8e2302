import { expect, test } from 'vitest'
import { NewPassword } from '@/lib/domain/password'
import { isCommon } from './common-passwords'

async function isRefused(text: string): Promise<boolean> {
  const chosen = NewPassword.chosenBy({ name: 'Ada', email: 'ada@example.com' }, text)
  return chosen.ok && isCommon(chosen.value.guesses)
}

test.each([
  'password',
  'Passw0rd',
  'P@ssw0rd!',
  'QWERTYUIOP',
  'iloveyou2026',
  '12345678',
  '00monkey00',
  'ada letmein 1',
])('%s is common', async (text) => {
  expect(await isRefused(text)).toBe(true)
})

test.each(['correct horse battery', 'a few chosen words', 'x7#pQ9$kLm', '83710465'])(
  '%s is not',
  async (text) => {
    expect(await isRefused(text)).toBe(false)
  },
)
