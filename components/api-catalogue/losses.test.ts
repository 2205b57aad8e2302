import { expect, test } from 'vitest'
import { losses } from './losses'

const api = {
  id: '1',
  slug: 'alerts',
  name: 'Alerts',
  productId: 'a',
  writable: true,
  grantable: true,
  apiClients: 1,
  serviceApiKeys: 1,
  writers: 1,
}
const unchanged = { writable: true, grantable: true, productId: 'a' }

test.each([
  [{ grantable: false }, '2 credentials can no longer use “Alerts”.'],
  [{ writable: false }, '1 credential can no longer write “Alerts”.'],
  [{ productId: 'b' }, 'Of the 2 credentials that can use “Alerts”,'],
])('the edit %j says what credentials lose, with the name of the API', (edit, sentence) => {
  expect(losses(api, { ...unchanged, ...edit })).toContain(sentence)
})

test('an edit that takes nothing away says nothing', () => {
  expect(losses(api, unchanged)).toBeNull()
  const unused = { ...api, apiClients: 0, serviceApiKeys: 0, writers: 0 }
  expect(losses(unused, { writable: false, grantable: false, productId: '' })).toBeNull()
})
