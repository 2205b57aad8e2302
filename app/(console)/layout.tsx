import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { StepUpProvider } from '@/components/account/step-up-provider'
import { FocusKeeper } from '@/components/frame/focus-keeper'
import { valueOf } from '@/app/value-of'
import { Bell } from '@/components/frame/bell'
import { FactorBanner } from '@/components/frame/factor-banner'
import { Shortcuts } from '@/components/frame/keyboard/shortcuts'
import { Navigation } from '@/components/frame/navigation'
import { OfflineNotice } from '@/components/frame/offline-notice'
import { PageError } from '@/components/frame/page-error'
import { Palette } from '@/components/frame/palette/palette'
import { PersonMenu } from '@/components/frame/person-menu'
import { PhoneNavigation } from '@/components/frame/phone-navigation'
import { RefreshOnReturn } from '@/components/frame/refresh-on-return'
import { RemovedSecret } from '@/components/frame/removed-secret'
import { RestoredForms } from '@/components/frame/restored-forms'
import { roleNames } from '@/components/frame/role-names'
import { SecretGuard } from '@/components/frame/secret-guard'
import { SessionWatch } from '@/components/frame/session-watch'
import { SecretFinder } from '@/components/credentials/find-by-secret/secret-finder'
import { Logo } from '@/components/ui/logo'
import { NavigationProgress } from '@/components/ui/navigation-progress'
import { NeedsScript } from '@/components/ui/needs-script'
import { SkipLink } from '@/components/ui/skip-link'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { openAreas } from './area-access'
import { Banner } from './banner'
import {
  disableFoundApiClientAction,
  disableFoundServiceApiKeyAction,
  findBySecretAction,
  reportApiClientSecretAction,
  reportServiceApiKeySecretAction,
  resetFoundSecretAction,
} from './find-by-secret-actions'
import { findAnythingAction } from './palette-actions'
import { beginPasskeyStepUpAction, staySignedInAction, stepUpAction } from './session-actions'

const finderActions = {
  find: findBySecretAction,
  report: { api_client: reportApiClientSecretAction, service_api_key: reportServiceApiKeySecretAction },
  disable: { api_client: disableFoundApiClientAction, service_api_key: disableFoundServiceApiKeyAction },
  resetSecret: resetFoundSecretAction,
}

/** The frame around every page of the console: navigation at the left, the person at the top. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const { name, email, role } = actor
  const areas = openAreas(actor)
  const unread = valueOf(await runtime().may.countUnreadNotifications(actor, {}))
  const theme = readTheme((await cookies()).get('theme')?.value)
  const isApple = /Mac|iPhone|iPad/.test((await headers()).get('user-agent') ?? '')
  return (
    <StepUpProvider email={email} confirm={stepUpAction} beginPasskey={beginPasskeyStepUpAction}>
      <SkipLink target="content" />
      <NavigationProgress />
      <OfflineNotice />
      <RefreshOnReturn />
      <SessionWatch staySignedIn={staySignedInAction} />
      <FocusKeeper contentId="content" />
      <SecretFinder
        actions={finderActions}
        tokenMinutes={Math.ceil(runtime().publicConfig.accessTokenTtl / 60)}
        timeZone={actor.timeZone}
        disabledReason={reasonToRefuse(actor, 'credentials:manage')}
      >
        <Shortcuts singleKeys={actor.singleKeys}>
          <SecretGuard />
          <div className="flex min-h-dvh">
            <aside className="sticky top-0 hidden h-dvh w-nav shrink-0 flex-col border-r lg:flex">
              <div className="flex h-header items-center px-4">
                <Logo />
              </div>
              <div className="px-2 py-2">
                <Navigation open={areas} />
              </div>
            </aside>
            <div className="flex min-w-0 flex-1 flex-col">
              <header className="sticky top-0 z-10 h-header border-b bg-background">
                <div className="mx-auto flex h-full w-full max-w-content items-center gap-1 px-gutter-phone sm:gap-3 sm:px-gutter">
                  <div className="flex items-center gap-2 max-sm:mr-auto lg:hidden">
                    <PhoneNavigation open={areas} />
                    <Logo />
                  </div>
                  <Palette
                    isApple={isApple}
                    open={areas}
                    disabledReasons={{
                      credentials: reasonToRefuse(actor, 'credentials:manage'),
                      people: reasonToRefuse(actor, 'people:manage'),
                      catalogue: reasonToRefuse(actor, 'catalogue:manage'),
                    }}
                    theme={theme}
                    find={findAnythingAction}
                  />
                  <div className="-mr-1.5 flex shrink-0 items-center gap-1 sm:ml-auto">
                    <Bell unread={unread} />
                    <PersonMenu name={name} email={email} role={roleNames[role]} theme={theme} />
                  </div>
                </div>
              </header>
              {actor.secondFactorDue && (
                <FactorBanner
                  due={actor.secondFactorDue.toISOString()}
                  reading={{ now: runtime().clock().toISOString(), timeZone: actor.timeZone }}
                />
              )}
              <Banner actor={actor} />
              <main
                id="content"
                tabIndex={-1}
                className="mx-auto w-full max-w-content flex-1 px-gutter-phone py-4 outline-none sm:px-gutter sm:py-6"
              >
                <NeedsScript className="mb-5">
                  You can read every page. To create or change something, turn JavaScript on and reload the
                  page.
                </NeedsScript>
                <RemovedSecret />
                <RestoredForms person={actor.id} />
                <PageError>{children}</PageError>
              </main>
            </div>
          </div>
        </Shortcuts>
      </SecretFinder>
    </StepUpProvider>
  )
}
