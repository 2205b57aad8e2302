'use client'

import { Popover } from '@base-ui/react/popover'
import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import { Calendar, type CalendarProps } from './calendar'
import { IconButton } from './icon-button'

interface CalendarButtonProps extends CalendarProps {
  /** The accessible name of the button. */
  label: string
}

/** A button that opens a calendar. Choosing a day closes it. */
export function CalendarButton({ label, onChange, ...calendar }: CalendarButtonProps) {
  const [open, setOpen] = useState(false)
  const popup = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const presentDay = () => popup.current?.querySelector<HTMLElement>('[role="gridcell"] [tabindex="0"]')
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton label={label} icon={<CalendarDays />} />} />
      {/* Not at the end of the body, so that it stays inside its dialog. */}
      <div ref={place} className="contents" />
      <Popover.Portal container={place} className="contents">
        <Popover.Positioner
          positionMethod="fixed"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            ref={popup}
            aria-label={label}
            initialFocus={() => presentDay() ?? popup.current}
            className="rounded-surface bg-raised p-2 shadow-float outline-none"
          >
            <Calendar
              {...calendar}
              onChange={(day) => {
                onChange(day)
                setOpen(false)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
