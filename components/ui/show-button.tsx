'use client'

import { Eye, EyeOff } from 'lucide-react'
import { IconButton } from './icon-button'

interface ShowButtonProps {
  /** The accessible names of the button that shows the text and hides it again. */
  masked: { show: string; hide: string }
  shown: boolean
  onChange: (shown: boolean) => void
}

/** The button at the end of a masked field. */
export function ShowButton({ masked, shown, onChange }: ShowButtonProps) {
  return (
    <span className="absolute top-0 right-0 flex h-8 items-center p-0.5 pointer-coarse:h-10">
      <IconButton
        label={shown ? masked.hide : masked.show}
        icon={shown ? <EyeOff /> : <Eye />}
        onClick={() => onChange(!shown)}
        className="size-7 pointer-coarse:size-9"
      />
    </span>
  )
}
