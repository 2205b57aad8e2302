import { parseAllowedAddresses } from '@/lib/domain/allowed-addresses'
import type { AuditDetail } from '@/lib/domain/audit-event'
import { changesInWords, differences } from '@/lib/domain/changes'
import type { ChangeReading } from '@/lib/domain/recorded-fields'
import type { ApiClientForm } from './api-client'
import type { CredentialForm } from './credential'
import { expiryOf } from './expiry'

type Values = CredentialForm & Partial<Pick<ApiClientForm, 'contactEmail' | 'application'>>

/** What saving a form will change, in the words of the audit trail. The names of APIs and products are by id. */
export function plannedChanges(before: Values, after: Values, reading: ChangeReading): string[] {
  const detail = differences(detailOf(before, reading), detailOf(withoutMistakes(before, after), reading))
  return changesInWords(detail, { ...reading, isPlanned: true })
}

/** What cannot be saved as it is typed changes nothing yet. */
function withoutMistakes(before: Values, after: Values): Values {
  const { networks, problems } = parseAllowedAddresses(after.allowedAddresses)
  const isRestrictionWrong = after.restrictToNetworks && (networks.length === 0 || problems.length > 0)
  const wrongFields: string[] = []
  expiryOf(after, (field) => wrongFields.push(field))
  const { restrictToNetworks, allowedAddresses, expiresAt, timeZone, keptExpiresAt } = before
  return {
    ...after,
    ...(isRestrictionWrong && { restrictToNetworks, allowedAddresses }),
    ...(wrongFields.length > 0 && { expiresAt, timeZone, keptExpiresAt }),
  }
}

/** The values of a form as the audit trail will record them, but with ids in place of slugs. */
function detailOf(values: Values, { apis }: ChangeReading): AuditDetail {
  const { name, description, owner, contactEmail, application, grants, authorization, productIds } = values
  const orderOf = ({ apiId }: { apiId: string }) => `${apis.get(apiId) ?? ''} ${apiId}`
  const scopes = grants
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))
    .flatMap(({ apiId, read, write }) => [
      ...(read ? [`${apiId}:read`] : []),
      ...(write ? [`${apiId}:write`] : []),
    ])
  const products = authorization === 'product_administrator' ? productIds : []
  return {
    name: name.trim(),
    description: description.trim(),
    owner: owner?.text.trim() ?? null,
    // Tells people with the same name apart.
    ownerId: owner?.id ?? null,
    ...(contactEmail !== undefined && { contactEmail: contactEmail.trim() }),
    ...(application !== undefined && { application: application.trim() }),
    permissions: scopes.join(' '),
    authorization: [authorization, ...products.toSorted()].join(' '),
    networks: values.restrictToNetworks
      ? parseAllowedAddresses(values.allowedAddresses).networks.join(' ')
      : '',
    expiresAt: expiryOf(values, () => {})?.toISOString() ?? null,
  }
}
