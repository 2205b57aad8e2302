import { expect, test } from 'vitest'
import { accountForm } from './account'

test('accepts every zone of the IANA database, and UTC', () => {
  for (const timeZone of ['UTC', ...Intl.supportedValuesOf('timeZone')])
    expect(accountForm.safeParse({ name: 'Ada', timeZone }).success, timeZone).toBe(true)
})
