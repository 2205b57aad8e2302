import { Check, CircleCheck, CircleSlash, Clock, ClockAlert, Copy, Ellipsis, PanelRight } from 'lucide-react'

const icons = { Check, CircleCheck, CircleSlash, Clock, ClockAlert, Copy, Ellipsis, PanelRight }

/** An icon that is repeated in each row of a list. It is drawn once per page and referenced from there. */
export function SharedIcon({ icon, className = '' }: { icon: keyof typeof icons; className?: string }) {
  return (
    <svg aria-hidden className={`lucide ${className}`}>
      <use href={`#icon-${icon}`} />
    </svg>
  )
}

/** The drawings of the shared icons, rendered once per page. */
export function SharedIcons() {
  return (
    <svg aria-hidden className="absolute size-0">
      {Object.entries(icons).map(([name, Icon]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <Icon />
        </symbol>
      ))}
    </svg>
  )
}
