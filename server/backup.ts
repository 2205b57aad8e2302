// npm run backup -- FILE: writes a backup of the embedded database, whether Keyturn runs or not. The root key is not in it.
import { CannotStart, readConfig } from '@/lib/config'
import { takeBackup } from './take-backup'

try {
  const [file, ...others] = process.argv.slice(2)
  if (!file || others.length > 0)
    throw new CannotStart('Name a file that does not exist yet: npm run backup -- FILE')
  const { bytes, rootKey } = await takeBackup(readConfig(), file)
  console.log(
    `Wrote a backup of ${(bytes / 1e6).toFixed(1)} MB to ${file}. It does not contain the root key: keep ${rootKey} apart from it.`,
  )
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 2
}
