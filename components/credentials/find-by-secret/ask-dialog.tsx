'use client'

import { useState, type SubmitEvent } from 'react'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'
import { MaskedField } from '@/components/ui/masked-field'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/components/ui/use-action'
import { secretNouns } from '@/lib/schemas/forms/pasted-secret'
import type { Finding, FoundCredential } from './finding'

interface AskDialogProps {
  find: (input: { text: string }) => Promise<ActionState<Finding>>
  /** What the field contains at first. */
  text: string
  onFound: (found: FoundCredential) => void
  onClose: () => void
}

const formId = 'find-by-secret'

/** Asks for a secret, and says what it is if no credential has it. */
export function AskDialog({ find, text, onFound, onClose }: AskDialogProps) {
  const [typed, setTyped] = useState(text)
  const [answer, setAnswer] = useState<Exclude<Finding, { kind: 'found' }> | null>(null)
  const { run, pending, failure } = useAction(find)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (pending) return
    const state = await run({ text: typed })
    if (!state.ok) return
    // Nothing keeps the text once it has been compared.
    setTyped('')
    if (state.value.kind === 'found') onFound(state.value.found)
    else setAnswer(state.value)
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Find by secret"
      description="Paste a leaked secret, or a line of a file or a header that contains one. Its hash is compared; the text is neither stored nor logged."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Find
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        autoComplete="off"
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-4"
      >
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        {answer && <Answer answer={answer} />}
        <MaskedField
          label="Secret"
          masked={{ show: 'Show secret', hide: 'Hide secret' }}
          error={failure?.fields.text}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setAnswer(null)
          }}
          required
        />
      </form>
    </Dialog>
  )
}

function Answer({ answer }: { answer: Exclude<Finding, { kind: 'found' }> }) {
  switch (answer.kind) {
    case 'not_a_secret':
      return (
        <Notice tone="warning" title="This text contains no Keyturn secret">
          A client secret begins with <code>kt_secret_</code>, a service API key with <code>kt_key_</code>.
        </Notice>
      )
    case 'typing_error':
      return (
        <Notice tone="warning" title={`This ${secretNouns[answer.of]} is incomplete or has a typing error`}>
          Its last six characters do not fit the others, so it was not searched for. Copy it again, whole.
        </Notice>
      )
    case 'one_time_link':
      return (
        <Notice tone="warning" title="This is a one-time link">
          It belongs to a person, not to a credential: whoever has it can choose that person’s password. Make
          a new link for the person in{' '}
          <Link href="/people" className="rounded-[2px] text-accent-text hover:underline">
            People
          </Link>
          , which ends this one.
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="info" title={`No credential has this ${secretNouns[answer.of]}`}>
          None has had it in the last 90 days. It may belong to another installation of Keyturn.
        </Notice>
      )
    default:
      return answer satisfies never
  }
}
