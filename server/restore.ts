// npm run restore -- FILE: restores a backup of the embedded database into an empty DATA_DIR.
import { CannotStart, readConfig } from '@/lib/config'
import { restoreBackup } from './restore-backup'

try {
  const [file, ...others] = process.argv.slice(2)
  if (!file || others.length > 0)
    throw new CannotStart('Name a file that npm run backup wrote: npm run restore -- FILE')
  const config = readConfig()
  const { keyFits } = await restoreBackup(config, file)
  console.log(`Restored ${file} into ${config.dataDir}.`)
  if (!keyFits)
    console.log(
      'A backup does not contain the root key. Put it into root.key in that folder before you start Keyturn.',
    )
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 2
}
