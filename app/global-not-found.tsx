import type { Metadata } from 'next'
import { connection } from 'next/server'
import { ButtonLink } from '@/components/ui/button'
import { Logo } from '@/components/ui/logo'
import { currentActor } from '@/lib/session/actor'
import ConsoleLayout from './(console)/layout'
import RootLayout, { metadata as ofEveryPage } from './layout'

export const metadata: Metadata = { ...ofEveryPage, title: 'Page not found · Keyturn' }

/**
 * The page for an unknown address. Signed-in people see it within the frame. A `not-found.tsx` would be rendered, with the frame and its
 * queries, into every page, in case a page says that it is not found.
 */
export default async function GlobalNotFound() {
  // Not when the console is built.
  await connection()
  const actor = await currentActor()
  return (
    <RootLayout>
      {actor.kind === 'person' ? (
        <ConsoleLayout>
          <NotFound />
        </ConsoleLayout>
      ) : (
        <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-5 px-gutter-phone">
          <Logo />
          <NotFound />
        </main>
      )}
    </RootLayout>
  )
}

function NotFound() {
  return (
    <div className="flex max-w-100 flex-col items-start gap-5">
      <div>
        <h1 className="text-title font-semibold">Page not found</h1>
        <p className="mt-1 text-muted">The address may be incomplete, or the page may have been deleted.</p>
      </div>
      <ButtonLink href="/" variant="primary">
        Go to the console
      </ButtonLink>
    </div>
  )
}
