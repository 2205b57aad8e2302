import { expect, test } from 'vitest'
import { areaNames, areas } from '@/components/frame/areas'
import { may, type Role } from './role'

const all = areaNames.map((name) => areas[name].label)

test.each<[Role, string[]]>([
  ['cloud_administrator', all],
  ['auditor', all],
  [
    'product_administrator',
    ['Overview', 'API clients', 'Service API keys', 'Expiring', 'Audit trail', 'Connect'],
  ],
])('the navigation of a %s has only what the role can open', (role, shown) => {
  const open = areaNames.filter((name) => may(role, areas[name].permission))
  expect(open.map((name) => areas[name].label)).toEqual(shown)
})
