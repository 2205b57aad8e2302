import { expectAccessible } from './support/accessibility'
import { expect, test } from './support/test'

const pages = {
  '/overview': 'Overview',
  '/api-clients': 'API clients',
  '/service-keys': 'Service API keys',
  '/expiring': 'Expiring',
  '/notifications': 'All notifications',
  '/audit-trail': 'Audit trail',
  '/audit-trail?tab=usage': 'Audit trail',
  '/connect': 'Connect',
  '/people': 'People',
  '/people?tab=groups': 'People',
  '/people?tab=service-users': 'People',
  '/api-catalogue': 'API catalogue',
  '/settings': 'Settings',
  '/settings?tab=mail': 'Settings',
  '/settings?tab=about': 'Settings',
  '/account': 'Your account',
}

// Every test also checks that no page violates its content security policy: see `nothingBroken`.
for (const [path, title] of Object.entries(pages)) {
  test(`axe finds nothing on ${path}, and each control has its visible text as its name`, async ({
    console,
    issue,
  }) => {
    await issue({ name: 'On every page' })
    await console.page.goto(path)
    await expect(console.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectAccessible(console.page)
  })
}
