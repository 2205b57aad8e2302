import { mostDeviceFailures, type Device } from '@/lib/domain/device'
import type { ChangeDevices } from '@/lib/ports/devices'
import { attemptsOfDevice } from './attempts'
import { isCurrent } from './current-device'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

/** Browsers as a transaction sees them. */
export function changeDevices(sql: Sql, keys: Pick<StoreKeys, 'secretHash'>) {
  return {
    async epochOf(userId: string): Promise<number> {
      const { deviceEpoch } = await sql.user.findUniqueOrThrow({
        where: { id: userId },
        select: { deviceEpoch: true },
      })
      return deviceEpoch
    },

    async isKnown(userId: string, device: Device): Promise<boolean> {
      if (!(await isCurrent(sql, { id: userId }, device))) return false
      return (await attemptsOfDevice(sql, keys, device.id)) < mostDeviceFailures
    },

    async hasSignedIn(userId: string): Promise<boolean> {
      return (await sql.session.count({ where: { userId, completedAt: { not: null } }, take: 1 })) > 0
    },
  } satisfies ChangeDevices
}
