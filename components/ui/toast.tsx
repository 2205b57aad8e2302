'use client'

import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react'
import { late, loadWhenIdle } from './late'

/** Above the buttons of open dialogs: see `clearOfToasts`. */
export const toastPlace =
  'fixed inset-x-4 bottom-[calc(var(--above-footers,0px)+1rem)] z-50 flex gap-2 sm:right-6 sm:bottom-[calc(var(--above-footers,0px)+1.5rem)] sm:left-auto sm:w-90'

export interface Message {
  id: number
  title: string
  description: string | undefined
  tone: ToastTone
}

type ToastTone = 'success' | 'danger'

type Add = (title: string, description?: string, tone?: ToastTone) => void

const toastHost = late(() => import('./toast-host').then(({ ToastHost }) => ToastHost))

const AddContext = createContext<Add>(() => undefined)

/** Milliseconds for which a message is shown if the code that shows it better cannot be loaded. */
const shownPlainly = 10_000

let lastId = 0

/** Shows toasts. Wraps the whole console once. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([])
  const [Host, setHost] = useState(() => toastHost.part)
  const load = useCallback(async () => {
    const loaded = await toastHost.load()
    setHost(() => loaded)
  }, [])
  const remove = useCallback(
    (id: number) => setMessages((before) => before.filter((message) => message.id !== id)),
    [],
  )
  const add = useCallback<Add>(
    (title, description, tone = 'success') => {
      const id = ++lastId
      setMessages((before) => [...before, { id, title, description, tone }])
      load().catch(() => setTimeout(() => remove(id), shownPlainly))
    },
    [load, remove],
  )
  useEffect(() => loadWhenIdle(load), [load])
  return (
    <AddContext value={add}>
      {children}
      {Host ? <Host messages={messages} onShown={remove} /> : <PlainMessages messages={messages} />}
    </AddContext>
  )
}

/** What shows them until the code that does it better has been loaded. */
function PlainMessages({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return null
  return (
    <div
      // Announced although it was not there before.
      role="alert"
      className={`flex-col ${toastPlace}`}
    >
      {messages.map(({ id, title, description }) => (
        <div key={id} className="rounded-surface bg-raised px-3.5 py-3.5 wrap-anywhere shadow-float">
          <p className="font-medium">{title}</p>
          {description !== undefined && <p className="text-muted">{description}</p>}
        </div>
      ))}
    </div>
  )
}

/** Returns a function that shows a message for a few seconds: that something was done, or with the tone `danger` that it was not. */
export function useToast() {
  return use(AddContext)
}
