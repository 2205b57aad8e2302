import { useEffect, useEffectEvent } from 'react'
import { offerPasskeys } from '@/components/passkeys/browser'
import type { BeginPasskey } from '@/components/passkeys/with-passkey'
import type { PasskeyAnswer } from '@/lib/schemas/forms/passkey'

/** Shorter than a challenge lives, so that the one on offer can always be answered. Milliseconds. */
const renewal = 4 * 60_000

interface PasskeyOffer {
  /** Null if passkeys are not offered. */
  begin: BeginPasskey | null
  /** While something else is asked of the browser, which ends the offer. */
  paused: boolean
  onAnswer: (answer: PasskeyAnswer) => void
}

/** Offers passkeys in the suggestions of the Email field. */
export function usePasskeyOffer({ begin, paused, onAnswer }: PasskeyOffer): void {
  const answered = useEffectEvent(onAnswer)

  useEffect(() => {
    if (!begin || paused) return undefined
    let ended = false
    const offer = async () => {
      const options = await begin().catch(() => null)
      if (ended || !options?.ok) return
      const answer = await offerPasskeys(options.value)
      if (answer && !ended) answered(answer)
    }
    void offer()
    const timer = setInterval(() => void offer(), renewal)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [begin, paused])
}
