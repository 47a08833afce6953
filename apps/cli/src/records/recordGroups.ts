/** Records that are reached over the interface, by the name of their group of commands. */
export const RECORD_GROUPS = {
  licences: {
    path: '/licences',
    does: 'Licences of agencies: applications, decisions, appeals.',
    example: 'list --status active',
  },
  bonds: {
    path: '/bonds',
    does: 'Bonds of agencies and escrows of principals: deposits, charges, cover.',
    example: 'list --status short',
  },
  parameters: { path: '/parameters', does: '', example: 'show p-0a1b2c3d4e5f60718293' },
  bans: {
    path: '/bans',
    does: 'Bans on destinations, sectors and sites.',
    example: 'in-force',
  },
  'watch-list': {
    path: '/watch-list',
    does: 'Agencies and principals on the watch list.',
    example: 'list --status listed',
  },
  overrides: {
    path: '/overrides',
    does: 'Results of checks that two persons set aside.',
    example: 'list --status proposed',
  },
  accreditations: {
    path: '/accreditations',
    does: 'Powers of attorney of principals to agencies.',
    example: 'list --status submitted',
  },
  'job-orders': { path: '/job-orders', does: '', example: 'list --status submitted' },
  contracts: {
    path: '/contracts',
    does: 'Contracts of workers: versions, checks, fees, decisions.',
    example: 'checks c-0123456789abcdef0123',
  },
  clearances: { path: '/clearances', does: '', example: 'list --status issued' },
  documents: {
    path: '/documents',
    does: 'Documents attached to records.',
    example: 'list --subject-kind licence --subject l-0123456789abcdef0123',
  },
} as const satisfies Readonly<
  Record<string, { readonly path: string; readonly does: string; readonly example: string }>
>

export type RecordGroup = keyof typeof RECORD_GROUPS

export const RECORD_GROUP_NAMES = Object.keys(RECORD_GROUPS) as readonly RecordGroup[]
