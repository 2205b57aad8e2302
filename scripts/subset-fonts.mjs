// node scripts/subset-fonts.mjs
//
// Makes the fonts in app/fonts of those of the package geist: without the characters and weights that the console does not draw. For
// other scripts, such as Cyrillic in a name, browsers take a font of the system. Run it after an update of geist.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { root } from './run.mjs'

/** The characters of the file of each font that app/fonts.ts declares. */
const declared = [
  ...(await readFile(join(root, 'app/fonts.ts'), 'utf8')).matchAll(
    /src: '\.\/fonts\/(.+?)'[^]*?prop: 'unicode-range',\s+value:\s+'(.+?)'/g,
  ),
].map(([, target, ranges]) => ({ target, text: charactersOf(ranges) }))

function charactersOf(ranges) {
  return ranges
    .split(', ')
    .map((range) =>
      range
        .slice('U+'.length)
        .split('-')
        .map((code) => Number.parseInt(code, 16)),
    )
    .flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .map((code) => String.fromCodePoint(code))
    .join('')
}

const geist = join(root, 'node_modules/geist')
for (const { target, text } of declared) {
  const isMono = target.startsWith('geist-mono')
  const source = isMono ? 'geist-mono/GeistMono-Variable.woff2' : 'geist-sans/Geist-Variable.woff2'
  const font = await readFile(join(geist, 'dist/fonts', source))
  const small = await subsetFont(font, text, {
    targetFormat: 'woff2',
    // Geist keeps what `tabular-nums` needs.
    noLayoutClosure: isMono,
    variationAxes: { wght: { min: 400, max: 600, default: 400 } },
  })
  await writeFile(join(root, 'app/fonts', target), small)
  console.log(
    `${target}: ${(font.length / 1024).toFixed(1)} KiB before, ${(small.length / 1024).toFixed(1)} now`,
  )
}
await copyFile(join(geist, 'LICENSE.txt'), join(root, 'app/fonts/LICENSE.txt'))
