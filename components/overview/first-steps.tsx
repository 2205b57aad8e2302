import { ChevronRight, Circle, CircleCheck } from 'lucide-react'
import { areas } from '@/components/frame/areas'
import { Link } from '@/components/ui/link'

/** The first steps of a new installation, in the order of the list. */
export const firstSteps = [
  'credential',
  'gatewayAsked',
  'ownCatalogue',
  'mail',
  'secondFactor',
  'secondAdministrator',
] as const
export type FirstStep = (typeof firstSteps)[number]

interface FirstStepsProps {
  /** Which of them are done. */
  done: Record<FirstStep, boolean>
  /** Whether a mail server is configured. */
  hasMailServer: boolean
}

interface StepText {
  title: string
  why: string
  href: string
}

const textsOf = (hasMailServer: boolean): Record<FirstStep, StepText> => ({
  credential: {
    title: 'Create a credential',
    why: 'An API client for each program that calls your APIs.',
    href: areas.apiClients.href,
  },
  gatewayAsked: {
    title: 'Connect a gateway',
    why: 'It asks Keyturn which requests may pass.',
    href: areas.connect.href,
  },
  ownCatalogue: {
    title: 'Make the catalogue your own',
    why: 'Add your products and APIs, and remove the samples.',
    href: areas.apiCatalogue.href,
  },
  mail: {
    title: hasMailServer ? 'Send a test message' : 'Set up mail',
    why: hasMailServer
      ? 'It shows whether notices and invitations arrive.'
      : 'Set SMTP_URL, so that notices and invitations are mailed.',
    href: `${areas.settings.href}?tab=mail`,
  },
  secondFactor: {
    title: 'Set up two-factor sign-in',
    why: 'Add a passkey or an authenticator app.',
    href: '/account',
  },
  secondAdministrator: {
    title: 'Invite a second administrator',
    why: 'If you are locked out, nobody else can manage Keyturn.',
    href: areas.people.href,
  },
})

/** What a new installation still needs, with what is done ticked. The last step left does not take up room. */
export function FirstSteps({ done, hasMailServer }: FirstStepsProps) {
  const count = firstSteps.filter((step) => done[step]).length
  const texts = textsOf(hasMailServer)
  return (
    <details open={count < firstSteps.length - 1} className="group rounded-surface border bg-surface">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-surface px-4 py-3 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight className="text-muted transition-transform group-open:rotate-90" />
        <h2 className="font-semibold">Get started</h2>
        <span className="text-small text-muted">
          {count} of {firstSteps.length} done
        </span>
      </summary>
      <ol className="grid gap-x-6 px-4 pb-3 sm:grid-cols-2 xl:grid-cols-3">
        {firstSteps.map((step) => (
          <Step key={step} {...texts[step]} isDone={done[step]} />
        ))}
      </ol>
    </details>
  )
}

function Step({ title, why, href, isDone }: StepText & { isDone: boolean }) {
  return (
    <li className="flex gap-2.5 py-2">
      {isDone ? (
        <CircleCheck className="mt-0.5 text-success" />
      ) : (
        <Circle className="mt-0.5 text-border-input" />
      )}
      <span className="min-w-0">
        <Link
          href={href}
          className={`rounded-[2px] hover:underline ${isDone ? 'text-muted' : 'font-medium'}`}
        >
          {title}
        </Link>
        {isDone ? (
          <span className="text-small text-muted"> · Done</span>
        ) : (
          <span className="block text-small text-muted">{why}</span>
        )}
      </span>
    </li>
  )
}
