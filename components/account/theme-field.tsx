'use client'

import { useState } from 'react'
import { themes, useThemeChoice, type ThemeName } from '@/components/frame/theme-choice'
import { Radio } from '@/components/ui/radio'

/** Chooses the theme of the console in this browser. */
export function ThemeField({ theme }: { theme: ThemeName }) {
  const choose = useThemeChoice()
  // Marked immediately; the page changes when the server has answered.
  const [chosen, setChosen] = useState(theme)

  function change(value: ThemeName) {
    setChosen(value)
    choose(value)
  }

  return (
    <fieldset className="flex flex-wrap gap-x-6">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label }) => (
        <Radio
          key={value}
          name="theme"
          label={label}
          checked={chosen === value}
          onChange={() => change(value)}
        />
      ))}
    </fieldset>
  )
}
