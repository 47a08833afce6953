import type { Actor, Mandate, ProtectedRecord, RoleName } from '../index.ts'

export const caseRecord: ProtectedRecord = {
  kind: 'case',
  id: 'case-1',
  owner: 'wanda',
  organisations: ['agency-1'],
  office: 'north',
  jurisdiction: 'NPL',
  assignees: ['cora'],
  mandateHolders: ['union-1'],
  state: 'triaged',
}

export const holding = (person: string, role: RoleName, more: Partial<Mandate> = {}): Actor => ({
  kind: 'person',
  person,
  assurance: 'two-factor',
  roles: [
    {
      role,
      organisation: 'org',
      office: 'north',
      jurisdiction: 'NPL',
      from: '2026-01-01',
      ...more,
    },
  ],
})
