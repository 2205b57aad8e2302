'use client'

import {
  createContext,
  use,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import type { StepUpQuestion } from './action-state'

/** Asks the person; true once they have confirmed, false if they cancel. */
type Ask = (question: StepUpQuestion) => Promise<boolean>

interface Places {
  /** Makes a dialog the innermost place until the returned function is called. */
  enter: (place: string) => () => void
  innermost: string | undefined
  /** The open question. */
  question: ReactNode
}

const AskContext = createContext<Ask | null>(null)
const PlacesContext = createContext<Places | null>(null)

interface StepUpProviderProps {
  /** Loads what `render` needs. Whether it could: if not, the answer is that the person did not confirm. */
  prepare: () => Promise<boolean>
  /** Renders the question. `answer` closes it. */
  render: (question: StepUpQuestion, answer: (confirmed: boolean) => void) => ReactNode
  children: ReactNode
}

/**
 * Lets every action within it ask the person to confirm that it is them. The question is rendered inside the innermost open dialog,
 * so that Escape, focus and assistive technology know which one is on top.
 */
export function StepUpProvider({ prepare, render, children }: StepUpProviderProps) {
  const [opened, setOpened] = useState<Parameters<StepUpProviderProps['render']> | null>(null)
  const [places, setPlaces] = useState<string[]>([])
  const waiting = useRef<Promise<boolean> | null>(null)

  // Actions that ask at the same time share the answer.
  const ask = useCallback<Ask>(
    (question) => {
      waiting.current ??= new Promise((resolve) => {
        function answer(confirmed: boolean) {
          waiting.current = null
          setOpened(null)
          resolve(confirmed)
        }
        void prepare().then((isReady) => (isReady ? setOpened([question, answer]) : answer(false)))
      })
      return waiting.current
    },
    [prepare],
  )

  const enter = useCallback((place: string) => {
    setPlaces((before) => [...before, place])
    return () => setPlaces((before) => before.filter((each) => each !== place))
  }, [])

  const question = opened && render(...opened)
  const innermost = places.at(-1)
  const value = useMemo(() => ({ enter, innermost, question }), [enter, innermost, question])
  return (
    <AskContext value={ask}>
      <PlacesContext value={value}>{children}</PlacesContext>
      {innermost === undefined && question}
    </AskContext>
  )
}

/** Where a dialog shows the question. Outside its forms, because events of the question would reach them. */
export function StepUpPlace() {
  const places = use(PlacesContext)
  const id = useId()
  const enter = places?.enter
  useLayoutEffect(() => enter?.(id), [enter, id])
  // The question is no place for itself.
  return places?.innermost === id ? <PlacesContext value={null}>{places.question}</PlacesContext> : null
}

/** The function that asks; null where nobody is signed in. */
export function useStepUp(): Ask | null {
  return use(AskContext)
}
