import { DescriptionRow } from '@/components/ui/description-list'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Lapse } from '@/lib/domain/permission'
import type { DetailFields, PermissionView } from './credential-view'
import { RemoveUnusedButton } from './remove-unused-button'
import type { Unused, UnusedPermission, UsageSummary } from './usage-view'

const lapses: Record<Lapse, string> = {
  retired: 'without effect: the API is retired',
  withheld: 'without effect: the API is withheld',
  outside_products: 'without effect: outside its products',
}

interface PermissionRowsProps {
  kind: CredentialKind
  credential: DetailFields
  /** Its recent usage; null if it could not be read. */
  usage: UsageSummary | null
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** The authorization and permissions of a credential, in its details. */
export function PermissionRows({ kind, credential, usage, disabledReason }: PermissionRowsProps) {
  const unused = usage?.unusedPermissions ?? []
  return (
    <>
      <DescriptionRow term="Authorization">
        {credential.authorization === 'cloud_administrator'
          ? 'Cloud administrator'
          : `Product administrators of ${credential.products.map((product) => product.name).join(', ')}`}
      </DescriptionRow>
      <DescriptionRow term="Permissions">
        {credential.permissions.length === 0 ? (
          'None. It passes where no scope is required.'
        ) : (
          <ul className="flex flex-col gap-1">
            {credential.permissions.map((permission) => (
              <li key={permission.apiId} className="flex flex-wrap items-baseline gap-x-2">
                <span>{permission.apiName}</span>
                <span className="text-muted">{rights(permission)}</span>
                {permission.lapse ? (
                  <span className="text-warning">{lapses[permission.lapse]}</span>
                ) : (
                  <span className="text-small text-muted">
                    {marks(
                      permission,
                      usage?.permissions.find(({ apiId }) => apiId === permission.apiId),
                    )}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {unused.length > 0 && (
          <RemoveUnusedButton
            kind={kind}
            credential={credential}
            unused={unused}
            disabledReason={disabledReason}
          />
        )}
      </DescriptionRow>
    </>
  )
}

/** "unused for 90 days", with the permission if read and write differ. */
function marks({ read, write }: PermissionView, unused: UnusedPermission | undefined): string {
  const ofRead = read && unused?.read ? inWords(unused.read) : null
  const ofWrite = write && unused?.write ? inWords(unused.write) : null
  if (ofRead && (ofRead === ofWrite || !write)) return ofRead
  if (ofWrite && !read) return ofWrite
  return [ofRead && `read ${ofRead}`, ofWrite && `write ${ofWrite}`].filter(Boolean).join(', ')
}

function inWords(unused: Unused): string {
  return unused.kind === 'unused' ? `unused for ${unused.days} days` : 'not used yet'
}

function rights({ read, write }: { read: boolean; write: boolean }): string {
  if (read && write) return 'read and write'
  return read ? 'read' : 'write'
}
