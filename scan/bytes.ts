import { SecretSearch, type SearchResult } from '@/lib/domain/secret-search'

/** Finds the secrets in bytes of any kind. */
export class ByteSearch {
  readonly #search: SecretSearch

  constructor(found: (result: SearchResult) => void) {
    this.#search = new SecretSearch(found)
  }

  push(bytes: Buffer): void {
    this.#search.push((bytes.includes(0) ? withoutZeros(bytes) : bytes).toString('latin1'))
  }

  end(): void {
    this.#search.end()
  }
}

/** UTF-16, as PowerShell writes it, is ASCII with a zero byte before or after each character. */
function withoutZeros(bytes: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    kept[length] = byte
    if (byte !== 0) length++
  }
  return kept.subarray(0, length)
}
