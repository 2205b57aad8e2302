'use client'

import { useEffect, useLayoutEffect, useState } from 'react'
import { keepInputOf, keptTitles } from '@/components/ui/kept-input'
import { Notice } from '@/components/ui/notice'

/**
 * After a reload that kept what was typed: opens the form again if the page has a button of the same name, and otherwise says what
 * is kept.
 */
export function KeptInput({ person }: { person: string }) {
  const [waiting, setWaiting] = useState<string[]>([])

  useLayoutEffect(() => keepInputOf(person), [person])

  useEffect(() => {
    function goOn() {
      const titles = keptTitles()
      const openers = [...document.querySelectorAll<HTMLButtonElement>('main button')]
      const opener = openers.find(({ textContent }) => titles.includes(textContent))
      opener?.click()
      setWaiting(titles.filter((title) => title !== opener?.textContent))
    }
    const timer = setTimeout(goOn)
    return () => clearTimeout(timer)
  }, [])

  if (waiting.length === 0) return null
  return (
    <div className="mb-5">
      <Notice tone="info" title="What you typed is kept">
        Open {waiting.map((title) => `“${title}”`).join(' and ')} again to go on.
      </Notice>
    </div>
  )
}
