import { LinkTabs, readTab } from '@/components/ui/link-tabs'

const tabs = [
  { tab: 'policies', href: '/settings', label: 'Policies' },
  { tab: 'sign-in', href: '/settings?tab=sign-in', label: 'Sign-in' },
  { tab: 'mail', href: '/settings?tab=mail', label: 'Mail' },
  { tab: 'about', href: '/settings?tab=about', label: 'About' },
] as const

export type SettingsTab = (typeof tabs)[number]['tab']

/** The tab that an address names. Default: the first. */
export const readSettingsTab = (named: string | string[] | undefined) => readTab(tabs, named)

/** The tabs of the settings. */
export function SettingsTabs({ current }: { current: SettingsTab }) {
  return <LinkTabs label="Settings" tabs={tabs} current={current} />
}
