import { CopyButton } from './copy-button'

interface CodeBlockProps {
  /** Accessible name of the block, such as "Request a token with curl". */
  label: string
  code: string
  /** The text to copy, if it differs from the code shown. */
  copyValue?: string
  /** Accessible name of the button, such as "Copy curl command". */
  copyLabel: string
  onCopied?: () => void
}

/** Code to copy. Long lines scroll. */
export function CodeBlock({ label, code, copyValue = code, copyLabel, onCopied }: CodeBlockProps) {
  return (
    <div className="flex items-start rounded-control border bg-background">
      <pre
        role="region"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto rounded-control py-2.5 pl-3 font-mono text-mono"
      >
        <code>{code}</code>
      </pre>
      <span className="p-1.5">
        <CopyButton value={copyValue} label={copyLabel} onCopied={onCopied} />
      </span>
    </div>
  )
}
