import { Fingerprint } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'

/** The button of every step that accepts a passkey. */
export function PasskeyButton(props: Omit<ComponentProps<typeof Button>, 'icon' | 'className'>) {
  return <Button icon={<Fingerprint />} className="w-full" {...props} />
}
