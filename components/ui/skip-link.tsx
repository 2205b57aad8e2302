interface SkipLinkProps {
  /** The id of the page's main element, which needs `tabIndex={-1}`. */
  target: string
}

/** The first link that Tab reaches. Skips the navigation. */
export function SkipLink({ target }: SkipLinkProps) {
  return (
    <a
      href={`#${target}`}
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-3 py-1.5 font-medium text-on-accent focus:translate-y-0"
    >
      Skip to content
    </a>
  )
}
