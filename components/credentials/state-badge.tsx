import { CircleCheck, CircleSlash, ClockAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { CredentialState } from '@/lib/domain/credential'

const looks = {
  active: { tone: 'success', icon: <CircleCheck />, word: 'Active' },
  disabled: { tone: 'neutral', icon: <CircleSlash />, word: 'Disabled' },
  expired: { tone: 'danger', icon: <ClockAlert />, word: 'Expired' },
} as const

/** The state of a credential, by icon and word. */
export function StateBadge({ state }: { state: CredentialState }) {
  const { tone, icon, word } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
