'use client'

import { ActionQuestion } from '@/components/ui/action-question'
import { Consequences } from '../consequences'
import type { DialogOfOne } from '../dialog-props'
import { Quoted } from '@/components/ui/quoted'

interface ResetSecretDialogProps extends Omit<DialogOfOne<'api_client'>, 'actions' | 'offer'> {
  actions: Pick<DialogOfOne<'api_client'>['actions'], 'resetSecret'>
}

/** Asks before the secret is replaced. Names the client ID, which stays, and what stops working. */
export function ResetSecretDialog(props: ResetSecretDialogProps) {
  const { credential: client, actions, tokenMinutes, reading, onRevealed, onClose } = props
  return (
    <ActionQuestion
      title="Reset API secret"
      confirmLabel="Reset secret"
      action={actions.resetSecret}
      input={{ id: client.id, version: client.version }}
      onDone={onRevealed}
      onClose={onClose}
    >
      <p>
        <Quoted>{client.name}</Quoted> keeps its client ID{' '}
        <code className="text-text">{client.clientId}</code> and gets a new secret.{' '}
        <strong className="font-medium text-text">
          Every platform currently using it loses access at once
        </strong>
        : the current secret stops working, and so does every token issued in the last {tokenMinutes} minutes.
      </p>
      <Consequences kind="api_client" credential={client} tokenMinutes={tokenMinutes} reading={reading} />
    </ActionQuestion>
  )
}
