'use client'

import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm } from 'react-hook-form'
import { PasskeyButton } from '@/components/passkeys/passkey-button'
import { withPasskey, type BeginPasskey } from '@/components/passkeys/with-passkey'
import type { ActionState, Answer, StepUpQuestion } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { CodeField } from '@/components/ui/code-field'
import { counted } from '@/components/ui/counted'
import { Dialog } from '@/components/ui/dialog'
import { Form } from '@/components/ui/form'
import { LongWait } from '@/components/ui/long-wait'
import { RecoveryCodeField } from '@/components/ui/recovery-code-field'
import { TextButton } from '@/components/ui/text-button'
import { useAction } from '@/components/ui/use-action'
import { useErrorOf } from '@/components/ui/use-error-of'
import type { StepUpForm } from '@/lib/schemas/forms/account'
import { CurrentPasswordField } from './current-password-field'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<StepUpForm>(() =>
  import('@/lib/schemas/forms/account').then(({ stepUpForm }) => stepUpForm),
)

/** Proves that it is the reader. */
export type Confirm = (input: StepUpForm) => Promise<ActionState<null>>

interface StepUpDialogProps {
  question: StepUpQuestion
  /** For password managers. */
  email: string
  confirm: Confirm
  beginPasskey: BeginPasskey
  onAnswer: (confirmed: boolean) => void
}

/** Asks the reader to confirm that it is them, above whatever they were doing. */
export function StepUpDialog({ question, ...dialog }: StepUpDialogProps) {
  // Someone who has set up or removed two-factor sign-in meanwhile is asked for the other.
  const [asked, setAsked] = useState(question)
  return <Question key={asked.by} question={asked} onAskedAgain={setAsked} {...dialog} />
}

interface QuestionProps extends StepUpDialogProps {
  onAskedAgain: (question: StepUpQuestion) => void
}

function Question({ question, email, confirm, beginPasskey, onAnswer, onAskedAgain }: QuestionProps) {
  const { by, factors } = question
  const [byRecovery, setByRecovery] = useState(false)
  const [way, setWay] = useState<'typed' | 'passkey'>('typed')
  /** Whether there is nothing to type: the person has passkeys and no app. */
  const byPasskey = by === 'factor' && factors.passkeys && !factors.app && !byRecovery
  /** Whether the last code that was refused was a recovery code. */
  const [refusedRecovery, setRefusedRecovery] = useState(false)
  const form = useForm<StepUpForm>({
    resolver,
    defaultValues: by === 'factor' ? { code: '' } : { currentPassword: '' },
  })
  const { run, pending, failure } = useAction(
    async (shown: StepUpForm | 'passkey'): Promise<Answer<null>> => {
      const state =
        shown === 'passkey'
          ? await withPasskey(beginPasskey, (passkey) => confirm({ passkey }))
          : await confirm(shown)
      if (!('stepUp' in state)) return state
      onAskedAgain(state.stepUp)
      return { ok: false, message: null, fields: {} }
    },
  )
  const errorOf = useErrorOf(form, refusedRecovery === byRecovery ? failure : null)

  async function show(shown: StepUpForm | 'passkey') {
    setWay(shown === 'passkey' ? 'passkey' : 'typed')
    const answer = await run(shown)
    setRefusedRecovery(byRecovery)
    if (answer.ok) onAnswer(true)
  }

  function switchKind() {
    form.reset()
    // At once, because the new field gets the focus.
    flushSync(() => setByRecovery(!byRecovery))
    if (factors.app || !byRecovery) form.setFocus('code')
  }

  return (
    <Dialog
      open
      width="narrow"
      onOpenChange={() => onAnswer(false)}
      title="Confirm that it is you"
      description={reasonOf(question)}
      footer={
        <>
          <LongWait pending={pending} />
          <Button onClick={() => onAnswer(false)}>Cancel</Button>
          {!byPasskey && (
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={(pending && way === 'typed') || form.formState.isSubmitting}
            >
              Confirm
            </Button>
          )}
        </>
      }
    >
      <Form id={formId} keep={null} form={form} submit={show} failure={failure}>
        {by === 'password' ? (
          <CurrentPasswordField
            label="Password"
            email={email}
            error={errorOf('currentPassword')}
            {...form.register('currentPassword')}
          />
        ) : (
          <>
            {byPasskey ? null : byRecovery ? (
              <RecoveryCodeField error={errorOf('code')} {...form.register('code')} />
            ) : (
              <CodeField
                hint="From your authenticator app. Each code works once."
                error={errorOf('code')}
                {...form.register('code')}
              />
            )}
            {factors.passkeys && !byRecovery && (
              <PasskeyButton
                variant={byPasskey ? 'primary' : 'secondary'}
                data-first-focus={byPasskey || undefined}
                pending={pending && way === 'passkey'}
                onClick={() => void show('passkey')}
              >
                Use a passkey
              </PasskeyButton>
            )}
            <TextButton className="self-start text-small" onClick={switchKind}>
              {byRecovery
                ? factors.app
                  ? 'Use your authenticator app'
                  : 'Use a passkey'
                : 'Use a recovery code'}
            </TextButton>
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** Not that of a form in the dialog below. */
const formId = 'step-up-form'

/** Why the reader is asked, in one or two sentences. */
function reasonOf({ minutesAgo, validMinutes }: StepUpQuestion): string {
  const needs = `This action needs a confirmation from the last ${validMinutes} minutes.`
  if (minutesAgo === null) return needs
  return `${needs} Yours was ${counted(minutesAgo, 'minute')} ago.`
}
