'use client'

import { themes, useThemeChoice, type ThemeName } from '@/components/frame/theme-choice'
import { Radio } from '@/components/ui/radio'

/** How the console looks on this browser. */
export function ThemeField({ theme }: { theme: ThemeName }) {
  const choose = useThemeChoice()
  return (
    <fieldset className="flex flex-wrap gap-x-6">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label }) => (
        <Radio
          key={value}
          name="theme"
          label={label}
          checked={theme === value}
          onChange={() => choose(value)}
        />
      ))}
    </fieldset>
  )
}
