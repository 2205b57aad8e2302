// npm run bench [-- --seconds N --stored N --only token|verify|memory|overload|list|roles|views
//   --keyturn embedded,postgresql,token-service --node PROGRAM --profile FOLDER]
import '../scripts/node-version.mjs'
import { install } from '../scripts/install.mjs'
import { main, root, run, script } from '../scripts/run.mjs'

process.chdir(root)

await main(async () => {
  await install()
  const { code } = await run(...script('build.mjs'))
  if (code !== 0) process.exit(code)
  process.argv.splice(2, 0, 'bench/bench.ts')
  await import('../scripts/run-ts.mjs')
})
