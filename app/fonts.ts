import localFont from 'next/font/local'

// Parts of Geist and Geist Mono. scripts/subset-fonts.mjs makes the files, with the characters that are named here. Most pages need only the
// first part of each: a browser loads the second, `more`, when the page has one of its characters.
// next/font reads literals only, so the characters stand here once for each font.

/** The typeface of the console. Every page needs it first, so it is preloaded. app/globals.css has what stands in until it has come. */
export const sans = localFont({
  src: './fonts/geist-sans.woff2',
  variable: '--font-geist-sans',
  weight: '400 600',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+B7, U+D7, U+2002-205F, U+2190-2199, U+21A9-21AA, U+21B5, U+21E7, U+2212, U+2248, U+2260-2265, U+2303, U+2318, U+2325, U+25CF, U+2713',
    },
  ],
})

export const sansMore = localFont({
  src: './fonts/geist-sans-more.woff2',
  variable: '--font-geist-sans-more',
  weight: '400 600',
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+A1-B6, U+B8-D6, U+D8-24F, U+2BB-2DD, U+300-331, U+1E00-1EFF, U+20A0-20BF, U+2116-2122',
    },
  ],
})

/** For what machines read. The fonts of the system that stand in for it are about as wide. */
export const mono = localFont({
  src: './fonts/geist-mono.woff2',
  variable: '--font-geist-mono',
  weight: '400 600',
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+B7, U+D7, U+2002-205F, U+2190-2199, U+21A9-21AA, U+21B5, U+21E7, U+2212, U+2248, U+2260-2265, U+2303, U+2318, U+2325, U+25CF, U+2713',
    },
  ],
})

export const monoMore = localFont({
  src: './fonts/geist-mono-more.woff2',
  variable: '--font-geist-mono-more',
  weight: '400 600',
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+A1-B6, U+B8-D6, U+D8-24F, U+2BB-2DD, U+300-331, U+1E00-1EFF, U+20A0-20BF, U+2116-2122',
    },
  ],
})
