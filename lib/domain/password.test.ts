import { expect, test } from 'vitest'
import { commonPassword, NewPassword } from './password'

const ada = { name: 'Ada Lovelace', email: 'countess.ada@engines.example.com' }

function refusal(text: string, person = ada): string | undefined {
  const chosen = NewPassword.chosenBy(person, text)
  if (chosen.ok || chosen.failure.kind !== 'invalid_input') return undefined
  return chosen.failure.fields.password
}

test.each([
  'Ada Lovelace',
  'adalovelace1843',
  'L0v3lace!!!!!!!!!',
  'love.lace-2026',
  '2026 lovelace ada',
  'LOVELACELOVELACE',
  'loveadalace',
  'Lövelàce1',
  'countess.ada@engines.example.com',
  'Countess123',
  'engines2026',
  '@d@l0vel@ce',
])('%s is refused as made of the name or the e-mail address', (text) => {
  expect(refusal(text)).toBe('Do not use your name or e-mail address.')
})

test.each(['Keyturn2026', 'k3y7urn!', 'KEY-TURN-1234', 'keykeyturnturn', 'Keyturn Ada 1', 'keyturn keyturn'])(
  '%s is refused as made of the name of the product',
  (text) => {
    expect(refusal(text)).toBe('Do not use the word Keyturn.')
  },
)

test.each([
  'Ada and the analytical engine',
  'keyturn opens my doors',
  'correct horse battery',
  'computer says no',
  '!!!!$$$$%%%%',
  'пароль для ворот',
])('%s is accepted', (text) => {
  expect(refusal(text)).toBeUndefined()
})

test('short words of a name are ignored, but not the whole name', () => {
  const person = { name: 'Li Bo', email: 'l@b.cn' }
  expect(refusal('li bo li bo 1', person)).toBeDefined()
  expect(refusal('liability', person)).toBeUndefined()
})

test('names in other scripts count', () => {
  const person = { name: 'Мария Кюри', email: 'm@example.com' }
  expect(refusal('МАРИЯ-1903', person)).toBeDefined()
})

test.each([
  ['Password123!', 'password'],
  ['  1qaz2wsx2026', '1qaz2wsx'],
  ['"12345678"', '12345678'],
  ['PASSWORD', 'password'],
  ['Ada + 12345678', '12345678'],
])('%s would be refused if %s is common', (text, guess) => {
  const chosen = NewPassword.chosenBy(ada, text)
  expect(chosen.ok && chosen.value.guesses).toContain(guess)
})

test('a phrase is compared only whole, and digits alone do not become a guess', () => {
  const guesses = (text: string) => {
    const chosen = NewPassword.chosenBy(ada, text)
    return chosen.ok ? [...new Set(chosen.value.guesses)] : []
  }
  expect(guesses('correct horse battery')).toEqual(['correct horse battery'])
  expect(guesses('83710465')).toEqual(['83710465'])
})

test('printing a password does not show it', () => {
  const chosen = NewPassword.chosenBy(ada, 'correct horse battery')
  expect(chosen.ok && chosen.value.reveal()).toBe('correct horse battery')
  expect(commonPassword).toMatchObject({ fields: { password: 'This password is common. Choose another.' } })
})
