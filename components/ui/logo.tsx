/** The mark of Keyturn, a key on its way round, and its name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className="size-6 shrink-0">
        <rect width="24" height="24" rx="6" className="fill-accent" />
        <g className="stroke-on-accent" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
          <path d="M12 15.5h7" opacity="0.4" />
          <circle cx="8.5" cy="15.5" r="3" />
          <path d="m10.7 13.3 6.6-6.6m-2.9 2.9 2 2" />
        </g>
      </svg>
      <span className="font-semibold tracking-[-0.01em]">Keyturn</span>
    </span>
  )
}
