import type { RuleId } from '../catalogue/index.ts'
import type {
  Ban,
  ContractCase,
  DocumentFacts,
  JobOrderFacts,
  LicenceFacts,
} from '../rules/index.ts'
import type { PlantedCase } from './plantedCases.ts'
import { BAN, SAMPLE_CASE, xts } from './sampleCase.ts'

type Licence = Exclude<LicenceFacts['licence'], 'none' | null>
const LICENCE = SAMPLE_CASE.licence.licence as Licence
const JOB_ORDER = SAMPLE_CASE.jobOrder as JobOrderFacts
const DOCUMENTS = SAMPLE_CASE.documents!
const PRINCIPAL = SAMPLE_CASE.principal!

const licence = (more: Partial<Licence>): Partial<ContractCase> => ({
  licence: { ...SAMPLE_CASE.licence, licence: { ...LICENCE, ...more } },
})
const bond = (more: object): Partial<ContractCase> => ({
  bond: { ...(SAMPLE_CASE.bond as object), ...more } as ContractCase['bond'],
})
const jobOrder = (more: Partial<JobOrderFacts>): Partial<ContractCase> => ({
  jobOrder: { ...JOB_ORDER, ...more },
})
const ban = (more: Partial<Ban>, siteAreas: readonly string[] | null = []) => ({
  bans: { bans: [BAN, { ...BAN, destination: 'XBB', ...more }], site: 'Plant A', siteAreas },
})
const principal = (more: object): Partial<ContractCase> => ({
  principal: { ...PRINCIPAL, ...more },
})
const document = (type: string, more: Partial<DocumentFacts>): Partial<ContractCase> => ({
  documents: DOCUMENTS.map((one) => (one.type === type ? { ...one, ...more } : one)),
})
const identity = (more: Partial<ContractCase['identity']>): Partial<ContractCase> => ({
  identity: { ...SAMPLE_CASE.identity, ...more },
})
const born = (birthDate: string | null): Partial<ContractCase> =>
  identity({ worker: { ...SAMPLE_CASE.identity.worker!, birthDate } })
const snapshot = (hoursOld: number | null): Partial<ContractCase> => ({
  licence: { ...SAMPLE_CASE.licence, register: { kind: 'snapshot', hoursOld } },
})

type Row = readonly [
  name: string,
  facts: Partial<ContractCase>,
  bad: readonly RuleId[],
  unknown?: readonly RuleId[],
]

const ROWS: readonly Row[] = [
  ['licence suspended', licence({ effectiveStatus: 'suspended' }), ['licence_effective']],
  [
    'licence preventively suspended',
    licence({ effectiveStatus: 'preventive_suspension' }),
    ['licence_effective'],
  ],
  ['licence revoked', licence({ effectiveStatus: 'revoked' }), ['licence_effective']],
  ['licence expired', licence({ effectiveStatus: 'expired' }), ['licence_effective']],
  ['licence up for renewal', licence({ effectiveStatus: 'renewal_due' }), []],
  ['licence provisional', licence({ effectiveStatus: 'provisional' }), []],
  ['licence ends today', licence({ validUntil: '2030-04-20' }), []],
  ['licence ended yesterday', licence({ validUntil: '2030-04-19' }), ['licence_effective']],
  ['licence begins tomorrow', licence({ validFrom: '2030-04-21' }), ['licence_effective']],
  ['licence frozen', licence({ isFrozen: true }), ['licence_effective']],
  ['another destination', licence({ destinations: ['XCC'] }), ['licence_effective']],
  ['another sector', licence({ sectors: ['fishing'] }), ['licence_effective']],
  ['no licence', { licence: { ...SAMPLE_CASE.licence, licence: 'none' } }, ['licence_effective']],
  [
    'register silent',
    { licence: { ...SAMPLE_CASE.licence, register: { kind: 'unreachable' } } },
    [],
    ['licence_effective'],
  ],
  ['snapshot of 24 hours', snapshot(24), []],
  ['snapshot of 25 hours', snapshot(25), [], ['licence_effective']],
  ['snapshot of unknown age', snapshot(null), [], ['licence_effective']],
  ['scope not known', licence({ sectors: null }), [], ['licence_effective']],
  ['bond short by a cent', bond({ cover: xts(1_999_999) }), ['bond_cover']],
  ['bond gone', bond({ cover: xts(0) }), ['bond_cover']],
  ['bond short after charges', bond({ cover: xts(1_491_250) }), ['bond_cover']],
  ['bond defaulted', bond({ isDefaulted: true }), ['bond_cover']],
  ['bond above', bond({ cover: xts(2_000_001) }), []],
  [
    'guarantee unconfirmed',
    bond({ cover: xts(500_000), unconfirmed: xts(1_500_000) }),
    [],
    ['bond_cover'],
  ],
  [
    'guarantee too small even if confirmed',
    bond({ cover: xts(500_000), unconfirmed: xts(1_499_999) }),
    ['bond_cover'],
  ],
  ['reading', bond({ required: null, requiredUnknown: 'reading' }), [], ['bond_cover']],
  ['bond not read', { bond: null }, [], ['bond_cover']],
  ['ban on the destination', ban({}), ['deployment_ban']],
  ['ban on the sector', ban({ sector: 'construction' }), ['deployment_ban']],
  ['ban on another sector', ban({ sector: 'fishing' }), []],
  ['ban on the site', ban({ site: 'plant a' }), ['deployment_ban']],
  [
    'ban on the city of the site',
    ban({ site: 'Example City' }, ['Example City']),
    ['deployment_ban'],
  ],
  ['ban on another site', ban({ site: 'Plant Z' }), []],
  ['ban from today', ban({ validFrom: '2030-04-20' }), ['deployment_ban']],
  ['ban from tomorrow', ban({ validFrom: '2030-04-21' }), []],
  ['ban ended yesterday', ban({ validUntil: '2030-04-19' }), []],
  ['ban on a site, site not located', ban({ site: 'Plant Z' }, null), [], ['deployment_ban']],
  [
    'bans not read',
    { bans: { bans: null, site: 'Plant A', siteAreas: [] } },
    [],
    ['deployment_ban'],
  ],
  [
    'principal listed',
    principal({ watchEntries: [{ record: 'w-1', status: 'listed' }] }),
    ['principal_watch'],
  ],
  ['50 for 100 employed', principal({ approvedVacancies: 50 }), []],
  ['51 for 100 employed', principal({ approvedVacancies: 51 }), ['principal_watch']],
  [
    '300 for 10 employed',
    principal({ approvedVacancies: 300, headcount: 10 }),
    ['principal_watch'],
  ],
  ['business of 11 months', principal({ businessAgeMonths: 11 }), ['principal_watch']],
  [
    'one site for 201',
    principal({ approvedVacancies: 201, headcount: 1_000, sites: 1 }),
    ['principal_watch'],
  ],
  ['headcount not known', principal({ headcount: null }), [], ['principal_watch']],
  ['watch list not read', principal({ watchEntries: null }), [], ['principal_watch']],
  [
    'job order used up by others',
    jobOrder({ vacanciesLeft: 0, isReserved: false }),
    ['job_order_ledger'],
  ],
  [
    'last vacancy is hers',
    jobOrder({ vacanciesLeft: 0, isReserved: true, status: 'exhausted' }),
    [],
  ],
  ['job order over', jobOrder({ validUntil: '2030-04-19' }), ['job_order_ledger']],
  ['job order ends today', jobOrder({ validUntil: '2030-04-20' }), []],
  ['job order only submitted', jobOrder({ status: 'submitted' }), ['job_order_ledger']],
  ['job order withdrawn', jobOrder({ status: 'withdrawn' }), ['job_order_ledger']],
  ['job order frozen', jobOrder({ isFrozen: true }), ['job_order_ledger']],
  ['demand letter in another agency', jobOrder({ reusedIn: 1 }), ['job_order_ledger']],
  ['count disputed', jobOrder({ isDisputed: true }), [], ['job_order_ledger']],
  ['no job order', { jobOrder: null }, [], ['job_order_ledger']],
  ['direct hire', { jobOrder: 'not_needed' }, []],
  ['passport ends today', document('passport', { expiresOn: '2030-04-20' }), []],
  ['passport ended', document('passport', { expiresOn: '2030-04-19' }), ['documents']],
  [
    'no examination',
    { documents: DOCUMENTS.filter(({ type }) => type !== 'medical') },
    ['documents'],
  ],
  ['no document at all', { documents: [] }, ['documents']],
  ['examination of somebody else', document('medical', { isReused: true }), ['documents']],
  ['passport of somebody else', document('passport', { isReused: true }), ['documents']],
  ['passport cannot be read', document('passport', { isReadable: false }), [], ['documents']],
  ['passport without a last day', document('passport', { expiresOn: null }), [], ['documents']],
  ['documents not read', { documents: null }, [], ['documents']],
  ['eighteen today', born('2012-04-20'), []],
  ['eighteen tomorrow', born('2012-04-21'), ['identity']],
  ['fifteen', born('2015-01-01'), ['identity']],
  ['birth date not known', born(null), [], ['identity']],
  ['birth date not reliable', identity({ isBirthDateReliable: false }), [], ['identity']],
  ['a proxy at the orientation', identity({ orientation: 'other' }), ['identity']],
  ['somebody else examined', identity({ medical: 'other' }), ['identity']],
  ['nobody knows who was examined', identity({ medical: null }), [], ['identity']],
  ['read in 6 minutes', { reading: { ...SAMPLE_CASE.reading, openSeconds: 360 } }, []],
  [
    'signed after 20 seconds',
    { reading: { ...SAMPLE_CASE.reading, openSeconds: 20 } },
    ['clauses_language'],
  ],
  [
    'signed a second too soon',
    { reading: { ...SAMPLE_CASE.reading, openSeconds: 359 } },
    ['clauses_language'],
  ],
  [
    'signed on paper',
    { reading: { ...SAMPLE_CASE.reading, openSeconds: null } },
    [],
    ['clauses_language'],
  ],
]

export const PLANTED_PARTIES: readonly PlantedCase[] = ROWS.map(
  ([name, facts, bad, unknown = []]) => ({
    ...{ name, facts: { ...SAMPLE_CASE, ...facts }, bad, unknown },
  }),
)
