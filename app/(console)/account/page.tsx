import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { EndOthersButton } from '@/components/account/end-others-button'
import { KeyboardField } from '@/components/account/keyboard-field'
import { PasswordForm } from '@/components/account/password-form'
import { PasskeysSection } from '@/components/account/passkeys-section'
import { ProfileForm } from '@/components/account/profile-form'
import { Section } from '@/components/ui/section'
import { SessionTable } from '@/components/account/session-table'
import { ThemeField } from '@/components/account/theme-field'
import { TwoFactorPanel } from '@/components/account/two-factor-panel'
import { PageHeader } from '@/components/ui/page-header'
import { readTheme } from '@/app/theme'
import { valueOf } from '@/app/value-of'
import { runtime } from '@/lib/runtime'
import { requireActor } from '@/lib/session/actor'
import {
  addPasskeyAction,
  beginPasskeyAction,
  beginTwoFactorAction,
  changePasswordAction,
  confirmTwoFactorAction,
  editAccountAction,
  endOtherSessionsAction,
  endSessionAction,
  removePasskeyAction,
  removeTwoFactorAction,
  renamePasskeyAction,
  replaceRecoveryCodesAction,
} from './actions'

export const metadata: Metadata = { title: 'Your account' }

// Intl.supportedValuesOf does not list UTC.
const timeZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

export default async function AccountPage() {
  const actor = await requireActor()
  const { clock, may, publicConfig } = runtime()
  const sessions = valueOf(await may.listSessions(actor, {}))
  const twoFactor = valueOf(await may.getTwoFactor(actor, {}))
  const { passkeys, isOffered } = valueOf(await may.listPasskeys(actor, {}))
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const theme = readTheme((await cookies()).get('theme')?.value)
  const { name, email, timeZone, singleKeys } = actor
  return (
    <div className="flex max-w-160 flex-col gap-8">
      <PageHeader title="Your account" />
      <Section title="Profile">
        <ProfileForm
          email={email}
          account={{ name, timeZone }}
          timeZones={timeZones}
          edit={editAccountAction}
        />
      </Section>
      <Section title="Password" lead="A new password signs you out everywhere else.">
        <PasswordForm email={email} changePassword={changePasswordAction} />
      </Section>
      <Section
        title="Two-factor sign-in"
        lead="A code from an authenticator app or a passkey, in addition to your password."
      >
        <TwoFactorPanel
          twoFactor={twoFactor && { ...twoFactor, since: twoFactor.since?.toISOString() ?? null }}
          actions={{
            beginTwoFactor: beginTwoFactorAction,
            confirmTwoFactor: confirmTwoFactorAction,
            removeTwoFactor: removeTwoFactorAction,
            replaceRecoveryCodes: replaceRecoveryCodesAction,
          }}
          reading={reading}
        />
      </Section>
      <PasskeysSection
        passkeys={passkeys.map(({ id, name: called, createdAt, lastUsedAt }) => ({
          id,
          name: called,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        }))}
        notOffered={isOffered ? null : new URL(publicConfig.publicUrl).hostname}
        hasApp={Boolean(twoFactor?.since)}
        actions={{
          begin: beginPasskeyAction,
          add: addPasskeyAction,
          rename: renamePasskeyAction,
          remove: removePasskeyAction,
        }}
        reading={reading}
      />
      <Section title="Theme" lead="Applies to this browser only.">
        <ThemeField theme={theme} />
      </Section>
      <Section id="keyboard" title="Keyboard" lead="Applies to you, in every browser.">
        <KeyboardField singleKeys={singleKeys} edit={editAccountAction} />
      </Section>
      <Section
        title="Sessions"
        lead="Where you are signed in."
        action={<EndOthersButton endOtherSessions={endOtherSessionsAction} others={sessions.length - 1} />}
      >
        <SessionTable
          sessions={sessions.map(({ id, createdAt, lastSeenAt, address, agent, isPresent, factor }) => ({
            id,
            createdAt: createdAt.toISOString(),
            lastSeenAt: lastSeenAt.toISOString(),
            address,
            agent,
            isPresent,
            factor,
          }))}
          endSession={endSessionAction}
          reading={reading}
        />
      </Section>
    </div>
  )
}
