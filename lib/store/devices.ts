import { mostDeviceFailures, type Device } from '@/lib/domain/device'
import type { ChangeDevices } from '@/lib/ports/devices'
import { attemptsOfDevice } from './attempts'
import { isCurrent } from './current-device'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

/** Browsers as a transaction sees them. */
export function changeDevices(sql: Sql, keys: Pick<StoreKeys, 'secretHash'>) {
  return {
    async ownerOf(userId: string) {
      const select = { id: true, email: true, timeZone: true, deviceEpoch: true }
      const row = await sql.user.findUniqueOrThrow({ where: { id: userId }, select })
      const { deviceEpoch: epoch, ...owner } = row
      return { ...owner, epoch }
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
