'use client'

import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from './icon-button'
import { toastPlace, type Message } from './toast'

interface ToastHostProps {
  /** Those that it has not shown yet. */
  messages: readonly Message[]
  onShown: (id: number) => void
}

/** Shows each message for five seconds, announced politely. */
export function ToastHost(props: ToastHostProps) {
  return (
    <Toast.Provider>
      <Arrivals {...props} />
      <Toast.Portal>
        <Toast.Viewport className={`flex-col-reverse outline-none ${toastPlace}`}>
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Arrivals({ messages, onShown }: ToastHostProps) {
  const { add } = Toast.useToastManager()
  useEffect(() => {
    for (const { id, title, description, tone } of messages) {
      add({ id: String(id), title, description, type: tone })
      onShown(id)
    }
  }, [messages, onShown, add])
  return null
}

function Messages() {
  return Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right']}
      className="rounded-surface bg-raised shadow-float transition-[opacity,translate] duration-180 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-3 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex gap-2.5 py-2 pr-2 pl-3.5">
        {toast.type === 'danger' ? (
          <CircleAlert className="mt-2 text-danger" />
        ) : (
          <CircleCheck className="mt-2 text-success" />
        )}
        <div className="min-w-0 flex-1 py-1.5 wrap-anywhere">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-muted" />
        </div>
        <Toast.Close render={<IconButton label="Dismiss" icon={<X />} />} />
      </Toast.Content>
    </Toast.Root>
  ))
}
