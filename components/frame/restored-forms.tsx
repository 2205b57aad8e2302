'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { keepInputOf, keptForms, listenToKept } from '@/components/ui/kept-forms'
import { Notice } from '@/components/ui/notice'

/**
 * After a reload that kept what was typed: opens the form again if the page has a button of the same name that creates something,
 * and otherwise says what is kept.
 */
export function RestoredForms({ person }: { person: string }) {
  // Another page has other forms.
  usePathname()
  const titles = useSyncExternalStore(listenToKept, titlesKept, () => '')
  /** The title of the form that opens by itself; undefined until the page has been searched for its button. */
  const [opening, setOpening] = useState<string | null>()

  useLayoutEffect(() => keepInputOf(person), [person])

  useEffect(() => {
    function openAgain() {
      const openable = new Set(keptForms().flatMap(({ title, isNew }) => (isNew ? [title] : [])))
      const openers = [...document.querySelectorAll<HTMLButtonElement>('main button')]
      const opener = openers.find(({ textContent }) => openable.has(textContent))
      setOpening(opener?.textContent ?? null)
      opener?.click()
    }
    const timer = setTimeout(openAgain)
    return () => clearTimeout(timer)
  }, [])

  const waiting = titles.split('\n').filter((title) => title !== '' && title !== opening)
  if (opening === undefined || waiting.length === 0) return null
  return (
    <div className="mb-5">
      <Notice tone="info" title="What you typed is kept">
        Open {waiting.map((title) => `“${title}”`).join(' and ')} again to continue.
      </Notice>
    </div>
  )
}

/** A text, because React compares it. */
const titlesKept = () =>
  keptForms()
    .map(({ title }) => title)
    .join('\n')
