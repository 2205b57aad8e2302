'use client'

import { useEffect } from 'react'
import { late } from '@/components/ui/late'
import { useLate } from '@/components/ui/use-late'
import type { ChosenBarProps } from './chosen-bar'
import { useSelection } from './selection'

const chosenBar = late(() => import('./chosen-bar').then(({ ChosenBar }) => ChosenBar))

/** What is selected, and the actions for it, which are loaded when something is. */
export function BulkBar(props: ChosenBarProps) {
  const { chosen } = useSelection()
  const { part: Bar, whenLoaded } = useLate(chosenBar)
  const isNeeded = chosen.size > 0 && Bar === null
  useEffect(() => {
    if (isNeeded) void whenLoaded(() => undefined)
  }, [isNeeded, whenLoaded])
  return Bar && <Bar {...props} />
}
