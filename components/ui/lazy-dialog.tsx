'use client'

import { useEffect, useEffectEvent, useState, type ComponentType } from 'react'
import { useToast } from './toast'

/** A dialog that is loaded when it first opens. If it cannot be, a message says so, and it counts as closed. `name`: what it is, in words. */
export function lazyDialog<Props extends { onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
  name: string,
) {
  let loaded: ComponentType<Props> | null = null
  return function LazyDialog(props: Props) {
    const [Dialog, setDialog] = useState(() => loaded)
    const toast = useToast()
    const fail = useEffectEvent(() => {
      props.onClose()
      toast(`${name} could not be loaded`, 'Check your connection, then try again.')
    })
    useEffect(() => {
      if (loaded) return undefined
      let isOpen = true
      async function open() {
        loaded = await load().catch(() => null)
        if (!isOpen) return
        if (loaded) setDialog(() => loaded)
        else fail()
      }
      void open()
      return () => {
        isOpen = false
      }
    }, [])
    return Dialog && <Dialog {...props} />
  }
}
