import localFont from 'next/font/local'

// Parts of Geist and Geist Mono, made by scripts/subset-fonts.mjs.

/** The typeface of the console. Every page needs it first, so it is preloaded, and until it has come a font of its width is shown. */
export const sans = localFont({
  src: './fonts/geist-sans.woff2',
  variable: '--font-geist-sans',
  weight: '400 600',
})

/** For what machines read. The fonts of the system that stand in for it are about as wide. */
export const mono = localFont({
  src: './fonts/geist-mono.woff2',
  variable: '--font-geist-mono',
  weight: '400 600',
  adjustFontFallback: false,
  preload: false,
})
