import './node-version.mjs'
import { install } from './install.mjs'
import { main, root, run, script } from './run.mjs'

process.chdir(root)
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })

await main(async () => {
  await install()
  // In a separate process, so that the bundlers' memory is freed before the server runs.
  const { code } = await run(...script('build.mjs'))
  if (code !== 0) process.exit(code)

  // In this process, because a parent would cost memory and would have to pass on every signal.
  process.setSourceMapsEnabled(true)
  await import(new URL('../dist/main.js', import.meta.url))
})
