'use client'

import { useState } from 'react'
import { useShowShortcuts } from '@/components/frame/keyboard/shortcuts'
import { Checkbox } from '@/components/ui/checkbox'
import { TextButton } from '@/components/ui/text-button'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { AccountActions } from './account-view'

interface KeyboardFieldProps {
  singleKeys: boolean
  edit: AccountActions['edit']
}

/** Switches the single keys on or off, for this person in every browser. */
export function KeyboardField({ singleKeys, edit }: KeyboardFieldProps) {
  const { run, pending } = useAction(edit)
  const [isOn, setOn] = useState(singleKeys)
  const show = useShowShortcuts()
  const toast = useToast()

  async function change(chosen: boolean) {
    if (pending) return
    setOn(chosen)
    const state = await run({ singleKeys: chosen })
    if (state.ok) return toast(chosen ? 'Switched single keys on' : 'Switched single keys off')
    setOn(!chosen)
    toast('Single keys may not have changed', state.message ?? undefined, 'danger')
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <Checkbox
        label="Single-key shortcuts"
        hint="Switch them off if you use speech input, or press keys by accident. Keys with Ctrl or ⌘ stay."
        checked={isOn}
        onChange={({ target }) => void change(target.checked)}
      />
      <TextButton className="min-h-6" onClick={show}>
        Show all shortcuts
      </TextButton>
    </div>
  )
}
