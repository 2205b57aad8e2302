interface MarkShapeProps {
  look: MarkLook
  /** How many it stands for. */
  count: number
}

/** How a mark looks: by shape, and by a colour that only repeats it. */
export type MarkLook = 'expired' | 'soon' | 'later' | 'retires' | 'retiresInUse'

const tones: Record<MarkLook, string> = {
  expired: 'text-danger',
  soon: 'text-warning',
  later: 'text-accent-text',
  retires: 'text-accent-text',
  retiresInUse: 'text-warning',
}

/** A mark of the expiry line. Drawn in the colour of its text, so that it stays visible in forced colours. */
export function MarkShape({ look, count }: MarkShapeProps) {
  const isDiamond = look === 'retires' || look === 'retiresInUse'
  if (count > 1) {
    return (
      <span
        className={`flex h-5 min-w-5 items-center justify-center rounded-full border-[1.5px] border-current bg-surface px-1 text-[0.6875rem] leading-none font-semibold ${tones[look]}`}
      >
        {count > 999 ? '999+' : count}
      </span>
    )
  }
  // Not on the drawing itself, which would keep its own colour among forced ones.
  return (
    <span className={tones[look]}>
      <svg viewBox="0 0 24 24" width="24" height="24" className="overflow-visible">
        {isDiamond ? (
          <path
            d="M12 5.5 18.5 12 12 18.5 5.5 12z"
            strokeWidth="1.75"
            className={`stroke-current ${look === 'retiresInUse' ? 'fill-current' : 'fill-surface'}`}
          />
        ) : (
          <>
            <circle cx="12" cy="12" r="7.5" className="fill-surface" />
            <circle cx="12" cy="12" r="5.5" className="fill-current" />
            {look === 'soon' && (
              <circle cx="12" cy="12" r="8" strokeWidth="1.25" className="fill-none stroke-current" />
            )}
            {look === 'expired' && (
              <path d="m10 10 4 4m0-4-4 4" strokeWidth="1.5" className="stroke-surface" />
            )}
          </>
        )}
      </svg>
    </span>
  )
}
