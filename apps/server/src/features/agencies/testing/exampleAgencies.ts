import type { Organisation } from '@corridor/ledger/organisations'
import type { Licence } from '@corridor/recruitment/licence'

/** An agency of the register as its actions could have left it. */
export const exampleAgency = (name: string, more: Partial<Organisation> = {}): Organisation =>
  ({
    ...{ kind: 'agency', status: 'active', name, country: 'NPL', registration: null },
    ...{ office: null, jurisdiction: 'NPL', earlierNames: [], offices: [], appointments: [] },
    ...{ notes: 0, proposal: null },
    ...more,
  }) as Organisation

/** A licence in force of an agency, as its actions could have left it. */
export const exampleLicence = (organisation: string, more: Partial<Licence> = {}): Licence =>
  ({
    ...{ organisation, office: null, jurisdiction: 'NPL', importedFrom: null, returned: null },
    application: {
      ...{ name: 'Example Agency', destinations: ['QAT'], sectors: ['construction'] },
      ...{ plannedVolume: 100, phones: [], addresses: [], bankAccounts: [], people: [] },
      documents: [],
    },
    ...{ screenedBy: [], inspection: null, reviews: [], inspector: null, appealBody: null },
    number: `LIC-${organisation}`,
    term: {
      ...{ validFrom: '2030-01-01', validUntil: '2032-12-31', provisionalUntil: null },
      ...{ destinations: ['QAT'], sectors: ['construction'] },
    },
    ...{ renewal: null, proposal: null, prior: null, decision: null, frozen: null },
    ...{ appealed: null, stayed: null, sanctions: [], since: '2030-01-01T00:00:00.000Z' },
    status: 'active',
    ...more,
  }) as Licence
