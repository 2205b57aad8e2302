import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { newClientSecret } from './secret'
import { base62, checksum } from './secret-form'

test('the checksum is the CRC-32 in base62', () => {
  for (let count = 0; count < 200; count++) {
    const body = newClientSecret().reveal().slice(0, -6)
    const value = Array.from(checksum(body)).reduce((sum, digit) => sum * 62 + base62.indexOf(digit), 0)
    expect(value).toBe(crc32(body))
  }
})
