'use client'

import { useState } from 'react'
import { ResetSecretDialog } from '../api-client/reset-dialog'
import type { ActedOn, Revealed } from '../credential-view'
import { DisableDialog } from '../disable-dialog'
import { SecretDialog } from '../secret-dialog'
import { clientSecretTexts } from '../secret-texts'
import { AskDialog } from './ask-dialog'
import type { FinderActions, FoundCredential } from './finding'
import { FoundDialog } from './found-dialog'
import { ReportDialog } from './report-dialog'

interface FinderDialogsProps {
  actions: FinderActions
  tokenMinutes: number
  timeZone: string
  /** What the field contains at first. */
  text: string
  onClose: () => void
}

type Step =
  | { kind: 'ask' }
  | { kind: 'found' | 'report'; found: FoundCredential }
  | { kind: 'disable' | 'reset'; found: FoundCredential; client: ActedOn<'api_client'> }
  | { kind: 'revealed'; revealed: Revealed['api_client'] }

/** The dialogs of the search by secret, one at a time: the field, what was found, and what one does about it. */
export function FinderDialogs({ actions, tokenMinutes, timeZone, text, onClose }: FinderDialogsProps) {
  const [step, setStep] = useState<Step>({ kind: 'ask' })
  const show = (found: FoundCredential) => setStep({ kind: 'found', found })

  switch (step.kind) {
    case 'ask':
      return <AskDialog find={actions.find} text={text} onFound={show} onClose={onClose} />
    case 'found': {
      const { found } = step
      return (
        <FoundDialog
          found={found}
          timeZone={timeZone}
          disableAtOnce={actions.disable[found.kind]}
          onDisabled={() => show({ ...found, state: 'disabled' })}
          ask={(kind, client) => setStep({ kind, found, client })}
          report={() => setStep({ kind: 'report', found })}
          onClose={onClose}
        />
      )
    }
    case 'report': {
      const { found } = step
      return (
        <ReportDialog
          found={found}
          tokenMinutes={tokenMinutes}
          report={actions.report[found.kind]}
          onReported={({ ended, disabled, at }) =>
            show({
              ...found,
              reportedAt: found.reportedAt ?? at,
              endedAt: ended ? at : found.endedAt,
              state: disabled ? 'disabled' : found.state,
              now: at,
            })
          }
          onClose={() => show(found)}
        />
      )
    }
    case 'disable':
      return (
        <DisableDialog
          kind="api_client"
          actions={{ disable: actions.disable.api_client }}
          credential={step.client}
          tokenMinutes={tokenMinutes}
          reading={{ now: step.found.now, timeZone }}
          onDone={() => show({ ...step.found, state: 'disabled' })}
          onClose={() => show(step.found)}
        />
      )
    case 'reset':
      return (
        <ResetSecretDialog
          actions={actions}
          credential={step.client}
          tokenMinutes={tokenMinutes}
          reading={{ now: step.found.now, timeZone }}
          onRevealed={(revealed) => setStep({ kind: 'revealed', revealed })}
          onClose={() => show(step.found)}
        />
      )
    case 'revealed':
      return (
        <SecretDialog
          name={step.revealed.name}
          texts={clientSecretTexts(step.revealed, false)}
          onClose={onClose}
        />
      )
    default:
      return step satisfies never
  }
}
