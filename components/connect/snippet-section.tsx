import { CodeBlock } from '@/components/ui/code-block'
import { LinkTabs } from '@/components/ui/link-tabs'
import type { Snippet } from './snippets/all'
import type { Connection } from './snippets/connection'

interface SnippetSectionProps {
  id: string
  title: string
  lead: string
  snippets: [Snippet, ...Snippet[]]
  /** The snippet that the address names. */
  named: string | string[] | undefined
  hrefOf: (tab: string) => string
  connection: Connection
}

/** Snippets of one kind, of which one is shown, filled in for an API. */
export function SnippetSection(props: SnippetSectionProps) {
  const { id, title, lead, snippets, named, hrefOf, connection } = props
  const shown = snippets.find(({ tab }) => tab === named) ?? snippets[0]
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="text-muted">{lead}</p>
      </div>
      <LinkTabs
        label={title}
        tabs={snippets.map(({ tab, label }) => ({ tab, label, href: hrefOf(tab) }))}
        current={shown.tab}
        keepsPlace
      />
      <p className="text-muted">{shown.where}</p>
      {shown.codes.map(({ label, code }) => (
        <CodeBlock
          key={label}
          label={label}
          code={code(connection).trimEnd()}
          copyValue={code(connection)}
          copyLabel={`Copy ${label}`}
        />
      ))}
    </section>
  )
}
