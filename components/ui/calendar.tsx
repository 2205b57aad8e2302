'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker, type ChevronProps, type Modifiers } from 'react-day-picker'

export interface CalendarProps {
  /** A date like `2027-03-28`, or empty. */
  value: string
  onChange: (day: string) => void
  /** The current date in the time zone of the person. Earlier days cannot be chosen. */
  today: string
}

const arrow =
  'inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text aria-disabled:opacity-40 pointer-coarse:size-10'

const look = {
  month: 'grid grid-cols-[auto_1fr_auto] items-center gap-y-1',
  month_caption: 'text-center font-medium',
  button_previous: arrow,
  button_next: arrow,
  month_grid: 'col-span-3 border-separate border-spacing-0.5',
  weekday: 'size-8 text-small font-normal text-muted pointer-coarse:size-10',
  day: 'group/day p-0 text-center',
  day_button:
    'size-8 rounded-control enabled:hover:bg-hover disabled:text-muted disabled:opacity-50 group-data-outside/day:text-muted group-data-today/day:font-semibold group-data-today/day:underline group-data-today/day:underline-offset-4 group-data-selected/day:bg-accent group-data-selected/day:text-on-accent pointer-coarse:size-10',
}

/** A month to choose a day from. The arrow keys move by day, Page Up and Page Down by month. */
export function Calendar({ value, onChange, today }: CalendarProps) {
  const chosen = value ? toDate(value) : undefined
  return (
    <DayPicker
      mode="single"
      required
      selected={chosen}
      onSelect={(day) => onChange(toText(day))}
      defaultMonth={chosen ?? toDate(today)}
      startMonth={toDate(today)}
      today={toDate(today)}
      disabled={{ before: toDate(today) }}
      weekStartsOn={1}
      showOutsideDays
      fixedWeeks
      navLayout="around"
      classNames={look}
      labels={{ labelDayButton }}
      components={{ Chevron }}
    />
  )
}

function Chevron({ orientation }: ChevronProps) {
  return orientation === 'left' ? <ChevronLeft /> : <ChevronRight />
}

const fullDate = new Intl.DateTimeFormat('en', { dateStyle: 'full' })

/** The name of a day. With its number as it is drawn, so that who controls the browser by voice can say it. */
function labelDayButton(day: Date, { today, selected }: Modifiers): string {
  return `${today ? 'Today, ' : ''}${fullDate.format(day)}${selected ? ', selected' : ''}`
}

/** The library uses days in the time zone of the browser. */
function toDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

function toText(day: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
