'use client'

import { ListFilter } from 'lucide-react'
import { createContext, use, useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { Button } from './button'
import { late } from './late'
import { useLate } from './use-late'

/** Where the fields of the filters are shown: below the row of controls, or in a sheet on a phone. */
export type FilterPlace = 'panel' | 'sheet' | null

interface FilterMenuState {
  place: FilterPlace
  show: (place: FilterPlace) => void
  /** The id of the panel. */
  panelId: string
}

const FilterMenuContext = createContext<FilterMenuState | null>(null)

export const FilterMenuProvider = FilterMenuContext.Provider

function useFilterMenu(): FilterMenuState {
  const state = use(FilterMenuContext)
  if (!state) throw new Error('A filter menu needs a FilterForm around it.')
  return state
}

const filterSheet = late(() => import('./filter-sheet').then(({ FilterSheet }) => FilterSheet))

const phone = '(width < 40rem)'

interface FilterButtonProps {
  /** How many filters are set. */
  count: number
  /** Whether wider windows show the fields without it. */
  phoneOnly?: boolean
}

/** The button "Filter" of a `FilterForm`, which shows its `FilterFields`. Without JavaScript they are always shown. */
export function FilterButton({ count, phoneOnly = false }: FilterButtonProps) {
  const { place, show, panelId } = useFilterMenu()
  const { prepare, whenLoaded } = useLate(filterSheet)

  function press() {
    if (place) return show(null)
    return matchMedia(phone).matches ? whenLoaded(() => show('sheet')) : show('panel')
  }

  return (
    <Button
      icon={<ListFilter />}
      aria-expanded={place !== null}
      aria-controls={panelId}
      className={`aria-expanded:bg-hover noscript:hidden ${phoneOnly ? 'sm:hidden' : ''}`}
      prepare={prepare}
      onClick={press}
    >
      Filter
      {count > 0 && (
        <span className="rounded-[4px] bg-hover px-1 text-small tabular-nums in-aria-expanded:bg-surface">
          {count}
          <span className="sr-only"> set</span>
        </span>
      )}
    </Button>
  )
}

interface FilterFieldsProps {
  /** The address without filters; null if none is set. */
  clearHref: string | null
  /** Classes that lay the fields out where there is room. */
  look: string
  /** Whether wider windows show the fields without the button. */
  always?: boolean
  children: ReactNode
}

/** Without JavaScript nothing could show them. */
const hiddenOn = {
  phone: '[@media(scripting:enabled)]:max-sm:hidden',
  all: '[@media(scripting:enabled)]:hidden',
}

/** The fields behind the button "Filter": below the row, where they push the list down instead of covering it, or a sheet on a phone. */
export function FilterFields({ clearHref, look, always = false, children }: FilterFieldsProps) {
  const { place, show, panelId } = useFilterMenu()
  useEscape(place === 'panel', panelId, () => show(null))
  const { part: FilterSheet } = useLate(filterSheet)
  const sheetPlace = useRef<HTMLDivElement>(null)
  const hiding = place === 'panel' ? '' : always ? hiddenOn.phone : hiddenOn.all
  return (
    <>
      <div id={panelId} role="group" aria-label="Filters" className={`${look} ${hiding}`}>
        {place !== 'sheet' && children}
      </div>
      {/* Inside the form, so that the fields of the sheet belong to it. */}
      <div ref={sheetPlace} className="contents" />
      {place === 'sheet' && FilterSheet && (
        <FilterSheet container={sheetPlace} clearHref={clearHref} onClose={() => show(null)}>
          {children}
        </FilterSheet>
      )}
    </>
  )
}

/** Escape in the panel or on its button closes it, and leaves focus on the button. */
function useEscape(active: boolean, panelId: string, close: () => void): void {
  const leave = useEffectEvent(close)
  useEffect(() => {
    if (!active) return undefined
    const listening = new AbortController()
    function press({ key, target }: KeyboardEvent) {
      const button = document.querySelector<HTMLElement>(`[aria-controls="${panelId}"]`)
      const panel = document.getElementById(panelId)
      const isHere = target instanceof Node && (button?.contains(target) || panel?.contains(target))
      if (key !== 'Escape' || !isHere) return
      leave()
      button?.focus()
    }
    document.addEventListener('keydown', press, { signal: listening.signal })
    return () => listening.abort()
  }, [active, panelId])
}
