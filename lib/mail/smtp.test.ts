import { expect, test } from 'vitest'
import { reasonOf } from './smtp'

const token = `kt_link_${'a1B2'.repeat(12)}c`

test.each([
  ['a link', `550 spam: https://keys.example.com/invitation?token=${token}`, '550 spam: [link]'],
  [
    'a link in angle brackets',
    `<https://keys.example.com/invitation?token=${token}> is spam`,
    '<[link]> is spam',
  ],
  ['the token alone', `rejected "${token}"`, 'rejected "[link]"'],
  ['two of them', `${token} and /invitation?token=${token}.`, '[link] and [link]'],
  ['a link as mail encodes it', `token=3D${token}`, '[link]'],
  [
    'a link that mail has broken in two',
    `550 https://keys.example.com/invitation?token=3D${token.slice(0, 20)}=\r\n${token.slice(20)} no`,
    '550 [link] no',
  ],
  ['a link in capitals', token.toUpperCase(), '[link]'],
  ['a token whose prefix is cut off', `?token=${token.slice(8)}`, '[link]'],
])('the reason why a message was not sent has no link: %s', (_what, answer, reason) => {
  expect(reasonOf(new Error(answer))).toBe(reason)
})

test('other addresses stay in it', () => {
  const answer = '550-5.1.1 No such user.\r\n550 See https://support.example.com/?p=NoSuchUser'
  expect(reasonOf(new Error(answer))).toBe(
    '550-5.1.1 No such user. 550 See https://support.example.com/?p=NoSuchUser',
  )
})

test('a long one is cut off, and a link at the cut is not told in part', () => {
  expect(reasonOf('x '.repeat(5_000))).toHaveLength(500)
  for (let before = 440; before < 510; before++)
    expect(reasonOf(`${'-'.repeat(before)} ${token}`)).not.toMatch(/kt_link_|a1B2/)
})
