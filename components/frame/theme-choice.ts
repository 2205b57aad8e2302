'use client'

import { useRouter } from 'next/navigation'

/** The themes in the words of the screen. */
export const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export type ThemeName = (typeof themes)[number]['value']

const oneYear = 365 * 24 * 3600

/** Returns the function that sets the theme in this browser. */
export function useThemeChoice() {
  const router = useRouter()
  return (chosen: string) => {
    document.cookie = `theme=${chosen}; path=/; max-age=${oneYear}; samesite=lax`
    router.refresh()
  }
}
