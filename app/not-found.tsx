import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Logo } from '@/components/ui/logo'
import { currentActor } from '@/lib/session/actor'
import ConsoleLayout from './(console)/layout'

export const metadata: Metadata = { title: 'Page not found' }

/** The page for an unknown address. Signed-in people see it within the frame. */
export default async function NotFoundPage() {
  const actor = await currentActor()
  if (actor.kind === 'person') {
    return (
      <ConsoleLayout>
        <NotFound />
      </ConsoleLayout>
    )
  }
  return (
    <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-5 px-gutter-phone">
      <Logo />
      <NotFound />
    </main>
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
