import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  info: { look: 'bg-info-tint', ink: 'text-info', Icon: Info },
  warning: { look: 'bg-warning-tint', ink: 'text-warning', Icon: TriangleAlert },
  danger: { look: 'bg-danger-tint', ink: 'text-danger', Icon: CircleAlert },
}

interface NoticeProps {
  tone: keyof typeof tones
  title?: string
  children: ReactNode
  /** A button or link at the end. */
  action?: ReactNode
}

/** A message in the page. Screen readers announce `danger` immediately, other tones politely. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const { look, ink, Icon } = tones[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex flex-wrap items-start gap-x-4 gap-y-2 rounded-control px-3 py-2.5 ${look}`}
    >
      <div className="flex min-w-0 flex-1 basis-60 gap-2.5">
        <Icon className={`mt-0.5 ${ink}`} />
        <div className="min-w-0">
          {title && <p className={`font-medium ${ink}`}>{title}</p>}
          <div>{children}</div>
        </div>
      </div>
      {action}
    </div>
  )
}
