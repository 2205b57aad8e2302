import { ButtonLink } from '@/components/ui/button'
import { Logo } from '@/components/ui/logo'

export default function NotFoundPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-5 px-gutter-phone">
      <Logo />
      <div>
        <h1 className="text-title font-semibold">Page not found</h1>
        <p className="mt-1 text-muted">The address may be incomplete, or the page may have been deleted.</p>
      </div>
      <ButtonLink href="/" variant="primary">
        Go to the console
      </ButtonLink>
    </main>
  )
}
