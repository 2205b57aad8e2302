import { DescriptionRow } from '@/components/ui/description-list'
import type { Lapse } from '@/lib/domain/permission'
import type { DetailFields, PermissionView } from './credential-view'
import type { UnusedPermission } from './usage-view'

const lapses: Record<Lapse, string> = {
  retired: 'without effect: the API is retired',
  withheld: 'without effect: the API is withheld',
  outside_products: 'without effect: outside its products',
}

interface PermissionRowsProps {
  credential: Pick<DetailFields, 'authorization' | 'products' | 'permissions'>
  /** The permissions that are not used. */
  unused?: UnusedPermission[]
}

/** The authorization and permissions of a credential, in its details. */
export function PermissionRows({ credential, unused }: PermissionRowsProps) {
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
                      unused?.find(({ apiId }) => apiId === permission.apiId),
                    )}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </DescriptionRow>
    </>
  )
}

/** "unused for 90 days", with the permission if read and write differ. */
function marks({ read, write }: PermissionView, unused: UnusedPermission | undefined): string {
  const ofRead = read ? unused?.read : null
  const ofWrite = write ? unused?.write : null
  if (ofRead && (ofRead === ofWrite || !write)) return ofRead
  if (ofWrite && !read) return ofWrite
  return [ofRead && `read ${ofRead}`, ofWrite && `write ${ofWrite}`].filter(Boolean).join(', ')
}

function rights({ read, write }: { read: boolean; write: boolean }): string {
  if (read && write) return 'read and write'
  return read ? 'read' : 'write'
}
