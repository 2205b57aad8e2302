// node scripts/subset-fonts.mjs
//
// Makes the fonts in app/fonts of those of the package geist: without the characters and weights that the console does not draw. For
// other scripts, such as Cyrillic in a name, browsers take a font of the system. Run it after an update of geist.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { root } from './run.mjs'

/** Latin with all its extensions, and the punctuation, currencies, arrows and signs of the console. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2bb, 0x2dd],
  [0x300, 0x331],
  [0x1e00, 0x1eff],
  [0x2002, 0x205f],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x21a9, 0x21aa],
  [0x21b5, 0x21b5],
  [0x21e7, 0x21e7],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
  [0x2303, 0x2303],
  [0x2318, 0x2318],
  [0x2325, 0x2325],
  [0x25cf, 0x25cf],
  [0x2713, 0x2713],
]

const text = ranges
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
  .map((code) => String.fromCodePoint(code))
  .join('')

const geist = join(root, 'node_modules/geist')
for (const { source, target, noLayoutClosure } of [
  // With what `tabular-nums` needs.
  { source: 'geist-sans/Geist-Variable.woff2', target: 'geist-sans.woff2', noLayoutClosure: false },
  { source: 'geist-mono/GeistMono-Variable.woff2', target: 'geist-mono.woff2', noLayoutClosure: true },
]) {
  const font = await readFile(join(geist, 'dist/fonts', source))
  const small = await subsetFont(font, text, {
    targetFormat: 'woff2',
    noLayoutClosure,
    variationAxes: { wght: { min: 400, max: 600, default: 400 } },
  })
  await writeFile(join(root, 'app/fonts', target), small)
  console.log(
    `${target}: ${(font.length / 1024).toFixed(1)} KiB before, ${(small.length / 1024).toFixed(1)} now`,
  )
}
await copyFile(join(geist, 'LICENSE.txt'), join(root, 'app/fonts/LICENSE.txt'))
