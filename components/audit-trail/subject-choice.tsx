import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Quoted } from '@/components/ui/quoted'

interface SubjectChoiceProps {
  /** What was typed. */
  text: string
  /** The word for one of the things that it may mean: "credential". */
  noun: string
  nouns: string
  choices: { href: string; name: string; detail?: string | undefined }[]
}

/** Offers the things that a typed filter may mean; until one is chosen, nothing is shown. */
export function SubjectChoice({ text, noun, nouns, choices }: SubjectChoiceProps) {
  if (choices.length === 0)
    return (
      <Notice tone="warning">
        No {noun} matches <Quoted>{text}</Quoted>.
      </Notice>
    )
  return (
    <Notice tone="info" title={`Several ${nouns} match “${text}”. Choose one:`}>
      <ul className="mt-1 flex flex-col gap-1">
        {choices.map(({ href, name, detail }) => (
          <li key={href}>
            <Link href={href} className="rounded-[2px] font-medium text-accent-text hover:underline">
              {name}
            </Link>
            {detail && <span className="text-small text-muted"> {detail}</span>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
