import type { Me, Person } from '@corridor/contract'

const GRANTED = '2026-01-01T08:00:00.000Z'

export const sampleGrant = (
  id: string,
  role: Person['roles'][number]['role'],
  rest: Partial<Person['roles'][number]> = {},
): Person['roles'][number] => ({
  id,
  role,
  organisation: 'home',
  from: '2026-01-01',
  grantedBy: null,
  granted: GRANTED,
  ...rest,
})

export const samplePerson = (id: string, rest: Partial<Person> = {}): Person => ({
  id,
  email: `${id}@example.org`,
  name: `Example ${id}`,
  language: 'en',
  state: 'active',
  factors: ['totp'],
  created: GRANTED,
  lastSignIn: null,
  roles: [],
  ...rest,
})

/** The session of somebody who signed in with two factors. */
export const sampleSession = (person: Person, permissions: Me['permissions']) => ({
  state: 'signed-in' as const,
  me: {
    id: person.id,
    name: person.name,
    email: person.email,
    language: person.language,
    assurance: 'two-factor' as const,
    factors: person.factors,
    roles: person.roles,
    signedInAt: GRANTED,
    permissions,
  } satisfies Me,
})

/** A register with the home organisation, an office of it and an agency. */
export const SAMPLE_CHOICES = {
  organisations: [
    {
      id: 'home',
      name: 'Example Ministry of Labour',
      kind: 'authority',
      offices: [{ id: 'home.north', name: 'North', jurisdiction: 'NPL-P1' }],
    },
    { id: 'agency-1', name: 'Example Agency', kind: 'agency', offices: [] },
  ],
  jurisdictions: ['NPL', 'NPL-P1'],
}
