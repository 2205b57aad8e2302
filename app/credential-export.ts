import type { SeenApiClient, SeenServiceApiKey } from './credential-view'
import { byteOrderMark, csvLine } from './csv'

/** The fields that an export has of both kinds, before and after those of its kind. */
export function exportedFields(credential: SeenApiClient | SeenServiceApiKey, used: 'redeemed' | 'used') {
  const time = (moment: Date | null) => moment?.toISOString() ?? ''
  return {
    first: {
      name: credential.name,
      description: credential.description,
      state: credential.state,
    },
    last: {
      permissions: credential.grants
        .flatMap(({ slug, read, write }) => [read ? `${slug}:read` : [], write ? `${slug}:write` : []].flat())
        .join(' '),
      authorization: credential.authorization,
      products: credential.products.map(({ slug }) => slug).join(' '),
      networks: credential.networks.join(' '),
      owner: credential.owner?.name ?? '',
      created_by: credential.createdBy?.name ?? '',
      created: time(credential.createdAt),
      [`last_${used}`]: time(credential.lastRedeemedAt),
      expires: time(credential.expiresAt),
    },
  }
}

/** Rows with the same fields as a CSV file; the names of the fields are the first line. */
export function toCsv(rows: readonly Record<string, string>[]): string {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
  return byteOrderMark + lines.map(csvLine).join('')
}
