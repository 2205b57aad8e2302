import { PasskeyStep } from '@/components/entry/passkey-step'
import { SecondStepForm } from '@/components/entry/second-step-form'
import { SecondStepWays } from '@/components/entry/second-step-ways'
import { beginPasskeyAction, finishSignInAction } from './actions'

interface SecondStepProps {
  /** The path to go to afterwards. */
  returnTo: string
  /** What the person can show, beside a recovery code. */
  factors: { app: boolean; passkeys: boolean }
  /** Whether they chose a recovery code. */
  byRecovery: boolean
}

/** For someone whose password was correct, and who has a second factor. */
export function SecondStep({ returnTo, factors, byRecovery }: SecondStepProps) {
  const { app, passkeys } = factors
  // Without either, such as after the address of the server has changed, only a recovery code is left.
  const asks = byRecovery || !(app || passkeys) ? 'recovery' : app ? 'code' : 'passkey'
  const leads = {
    recovery: 'Enter one of the recovery codes that you saved. Each works once.',
    code: `Enter the code that your authenticator app shows for Keyturn${passkeys ? ', or use a passkey' : ''}.`,
    passkey: 'Confirm with your fingerprint, face, PIN or security key.',
  }
  const actions = { beginPasskey: beginPasskeyAction, finish: finishSignInAction }
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Two-factor sign-in</h1>
        <p className="mt-0.5 text-muted">{leads[asks]}</p>
      </div>
      {asks === 'passkey' ? (
        <PasskeyStep returnTo={returnTo} {...actions} />
      ) : (
        <SecondStepForm
          // Each has its own text and its own error.
          key={asks}
          returnTo={returnTo}
          byRecovery={asks === 'recovery'}
          orPasskey={asks === 'code' && passkeys}
          {...actions}
        />
      )}
      <SecondStepWays
        returnTo={returnTo}
        byRecovery={asks === 'recovery'}
        otherWay={app ? 'Use your authenticator app' : passkeys ? 'Use a passkey' : null}
      />
    </>
  )
}
