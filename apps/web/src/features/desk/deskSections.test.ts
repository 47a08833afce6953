import type { Me } from '@corridor/contract'
import { expect, test } from 'vitest'
import { landingPath } from './deskSections.ts'

const withRoles = (...roles: readonly Me['roles'][number]['role'][]): Pick<Me, 'roles'> => ({
  roles: roles.map((role) => ({ role }) as Me['roles'][number]),
})

test.each([
  [['agency'], '/agency'],
  [['labour-attache'], '/embassy'],
  [['licensing-officer'], '/desk'],
  [['authority', 'labour-attache'], '/embassy'],
  [[], '/'],
] as const)('with the roles %j one lands on %s', (roles, path) => {
  expect(landingPath(withRoles(...roles))).toBe(path)
})
