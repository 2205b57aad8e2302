'use client'

import { DestroyQuestion } from '@/components/ui/destroy-question'
import { Notice } from '@/components/ui/notice'
import { useRead } from '@/components/ui/use-read'
import { absoluteTime } from '@/components/ui/time-format'
import type { CredentialKind } from '@/lib/domain/credential'
import { OfflineTokens } from './consequences'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields, Reading, SecretView } from './credential-view'
import type { DialogProps } from './dialog-props'
import { SecretUse } from './secret-use'
import { Quoted } from '@/components/ui/quoted'

interface RetireSecretDialogProps<Kind extends CredentialKind> extends Pick<
  DialogProps<Kind>,
  'actions' | 'tokenMinutes' | 'reading' | 'onClose'
> {
  kind: CredentialKind
  credential: ActedOnFields
  secretId: string
}

/** Asks before an old secret retires early, and says what would break: who has used it since the new one was first used. */
export function RetireSecretDialog<Kind extends CredentialKind>(props: RetireSecretDialogProps<Kind>) {
  const { kind, credential, secretId, actions, tokenMinutes, reading, onClose } = props
  const { secret: noun, hasTokens } = credentialKinds[kind]
  // Read when it opens: the page below may be minutes old.
  const { found } = useRead(actions.read, credential.id)
  const current = found?.ok ? found.value.credential : null
  const old = current?.secrets.find(({ id }) => id === secretId)
  const newest = current?.secrets.find(({ isOld }) => !isOld)
  const isGone = found !== null && !old

  return (
    <DestroyQuestion
      title={`Retire old ${noun}`}
      confirmLabel={`Retire ${noun}`}
      done={`Retired the old ${noun} of`}
      id={credential.id}
      name={credential.name}
      inUse={old && newest && isUsedSince(old, newest)}
      action={({ id }) => actions.retireSecret({ id, secretId, version: current?.version ?? 0 })}
      blocked={blockedBy(found !== null, isGone, noun)}
      reading={reading}
      onClose={onClose}
    >
      {isGone && <Notice tone="warning">This {noun} has already retired.</Notice>}
      {old && newest && (
        <>
          <p>
            The {noun} of <Quoted>{credential.name}</Quoted> that ends in{' '}
            <code className="text-text">{old.hint}</code>{' '}
            <strong className="font-medium text-text">stops working at once</strong>
            {hasTokens && ', and so do the tokens that were issued for it'}. The new one, which ends in{' '}
            <code className="text-text">{newest.hint}</code>, keeps working.
          </p>
          {hasTokens && <OfflineTokens tokenMinutes={tokenMinutes} />}
          <WhatBreaks noun={noun} old={old} newest={newest} reading={reading} />
        </>
      )}
    </DestroyQuestion>
  )
}

function blockedBy(isRead: boolean, isGone: boolean, noun: string): string | undefined {
  if (!isRead) return 'Checking when it was last used…'
  return isGone ? `This ${noun} has already retired.` : undefined
}

/** Whether the old secret was used since the new one was first used. */
function isUsedSince(old: SecretView, newest: SecretView): boolean {
  return old.lastUsedAt !== null && (newest.firstUsedAt === null || old.lastUsedAt > newest.firstUsedAt)
}

interface WhatBreaksProps {
  noun: string
  old: SecretView
  newest: SecretView
  reading: Reading
}

function WhatBreaks({ noun, old, newest, reading }: WhatBreaksProps) {
  const use = <SecretUse secret={old} reading={reading} />
  if (newest.firstUsedAt === null)
    return (
      <Notice tone="warning" title={`The new ${noun} has not been used yet`}>
        Everything still relies on the old one, which {use}.
      </Notice>
    )
  const since = absoluteTime(new Date(newest.firstUsedAt), reading.timeZone)
  return isUsedSince(old, newest) ? (
    <Notice tone="warning" title={`The old ${noun} is still in use`}>
      The new one was first used {since}. Since then, the old one {use}.
    </Notice>
  ) : (
    <Notice tone="info" title={`Nothing has used the old ${noun} since the new one was first used`}>
      The new one was first used {since}. The old one {use}.
    </Notice>
  )
}
