import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

interface FieldsetProps {
  legend: string
  hint?: ReactNode
  error?: string | undefined
  /** At the end of the legend's line. */
  action?: ReactNode
  children: ReactNode
}

/** Several controls that answer one question. */
export function Fieldset({ legend, hint, error, action, children }: FieldsetProps) {
  const id = useId()
  return (
    <fieldset
      // By reference, because a legend names its fieldset only as a direct child, where it cannot share its line.
      aria-labelledby={`${id}-legend`}
      data-invalid={error ? true : undefined}
      aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim() || undefined}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span id={`${id}-legend`} className="font-medium">
          {legend}
        </span>
        {action}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-small whitespace-pre-line text-danger">
          <CircleAlert className="size-3.5 translate-y-px" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
