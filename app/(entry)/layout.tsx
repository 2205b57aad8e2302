import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'

/** The frame of the pages before sign-in. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-gutter-phone pt-[14vh] pb-10">
      <div className="flex w-full max-w-90 flex-col gap-6">
        <Logo />
        {children}
      </div>
    </main>
  )
}
