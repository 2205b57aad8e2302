import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** The look of all text inputs. */
export const inputLook =
  'w-full min-w-0 rounded-control border border-border-input bg-surface px-2.5 text-body text-text transition-colors hover:not-read-only:not-disabled:border-muted aria-invalid:border-danger disabled:opacity-55'

/** The texts of every labelled field. */
export interface FieldText {
  label: string
  /** Hides the label visually where the context makes it clear, such as in a search box. */
  hideLabel?: boolean
  hint?: ReactNode
  error?: string | undefined
  /** Marks the field "Optional"; all others are required. */
  optional?: boolean
}

/** The attributes by which a control with this id refers to the hint and error that `Field` renders for it. */
export function describedBy(id: string, { hint, error }: Pick<FieldText, 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

interface FieldProps extends FieldText {
  /** The id of the control. */
  id: string
  children: ReactNode
}

/** A label, the control, its hint and its error. The control refers to the last two with `describedBy`. */
export function Field({ id, label, hideLabel, hint, error, optional, children }: FieldProps) {
  return (
    <div data-field className="flex min-w-0 flex-col gap-1.5">
      <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-4'}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && <span className="text-small text-muted">Optional</span>}
      </div>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-small whitespace-pre-line text-danger">
          <CircleAlert className="size-3.5 translate-y-px" />
          {error}
        </p>
      )}
    </div>
  )
}
