'use client'

import { useRouter } from 'next/navigation'

/** How the console can look, in the words of the screen. */
export const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export type ThemeName = (typeof themes)[number]['value']

const oneYear = 365 * 24 * 3600

/** Gives what chooses how the console looks on this browser, from now on. */
export function useThemeChoice() {
  const router = useRouter()
  return (chosen: string) => {
    document.cookie = `theme=${chosen}; path=/; max-age=${oneYear}; samesite=lax`
    router.refresh()
  }
}
