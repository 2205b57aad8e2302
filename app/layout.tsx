import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { earlyPressesScript } from '@/components/ui/early-presses'
import { SharedIcons } from '@/components/ui/shared-icon'
import { requestHeaders } from '@/lib/runtime'
import { mono, monoMore, sans, sansMore } from './fonts'
import { Providers } from './providers'
import { readTheme } from './theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Keyturn', template: '%s · Keyturn' },
  robots: { index: false, follow: false },
  // Files in public/. Browsers that request /favicon.ico without a link find it too.
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
    apple: '/apple-touch-icon.png',
  },
  manifest: '/manifest.webmanifest',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(requestHeaders.nonce) ?? undefined
  const theme = readTheme((await cookies()).get('theme')?.value)
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={[sans, sansMore, mono, monoMore].map(({ variable }) => variable).join(' ')}
    >
      <head>
        {/* Browsers hide the nonce from scripts, so React would find another value. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: earlyPressesScript() }}
        />
      </head>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
        <SharedIcons />
      </body>
    </html>
  )
}
