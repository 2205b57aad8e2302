/** A key of the keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-5 justify-center rounded-[4px] border bg-surface px-1 font-sans text-small text-muted">
      {children}
    </kbd>
  )
}
