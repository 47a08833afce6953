import { type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { fresh, isAgency, isKeptThere } from './application.ts'
import type { Licence, LicenceFacts, LicenceTerm, ProposalTerms } from './Licence.ts'
import { statusesFor } from './transitions.ts'
import {
  behind,
  CONFIRMATION,
  Day,
  Destinations,
  defineAction,
  Id,
  LicenceNumber,
  Phones,
  PlannedVolume,
  Reason,
  Sectors,
} from './words.ts'

const Term = z.strictObject({
  validFrom: Day,
  validUntil: Day,
  provisionalUntil: Day.nullable(),
  destinations: Destinations,
  sectors: Sectors,
})

const Terms = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('grant'), number: LicenceNumber, term: Term }),
  z.strictObject({ act: z.literal('renew'), term: Term }),
  z.strictObject({ act: z.literal('refuse'), reason: Reason, appealRoute: Reason }),
  z.strictObject({ act: z.literal('revoke'), reason: Reason, order: Reason }),
  z.strictObject({ act: z.literal('activate'), reason: Reason }),
  z.strictObject({ act: z.literal('suspend_preventively'), reason: Reason }),
  z.strictObject({ act: z.literal('suspend'), reason: Reason }),
  z.strictObject({ act: z.literal('lift'), reason: Reason }),
])

const ONE_WAITS = 'another proposal waits for a second person'

/** What a proposal must be for its act, looked at when it is made and again when it is confirmed. */
export function proposalFindings(
  state: Licence,
  terms: ProposalTerms,
  { today, numberFree }: LicenceFacts,
): readonly Finding[] {
  const fits = finding(
    'licence.act_fits',
    statusesFor(terms.act).includes(state.status),
    `${terms.act} does not fit the status ${state.status}`,
  )
  switch (terms.act) {
    case 'import':
      return [fits, isFree(numberFree), ...termFindings(terms.term)]
    case 'grant':
      return [
        fits,
        isFree(numberFree),
        ...termFindings(terms.term),
        finding(
          'licence.inspection_passed',
          state.inspection?.passed === true,
          'the inspection was not passed',
        ),
        finding('licence.scope_stated', isScoped(terms.term), 'say for which countries and work'),
      ]
    case 'renew':
      return [
        fits,
        ...termFindings(terms.term),
        finding('licence.scope_stated', isScoped(terms.term), 'say for which countries and work'),
        finding(
          'licence.renewal_asked',
          state.renewal !== null,
          'the agency did not ask for another term',
        ),
        finding(
          'licence.term_follows',
          terms.term.validFrom > (state.term?.validUntil ?? ''),
          `the new term must begin after the last day of the old one, ${state.term?.validUntil}`,
        ),
      ]
    case 'activate':
      return [
        fits,
        finding(
          'licence.probation_over',
          (state.term?.provisionalUntil ?? '') < today,
          `the probation lasts until ${state.term?.provisionalUntil}`,
        ),
      ]
    default:
      return [fits]
  }
}

const isScoped = ({ destinations, sectors }: LicenceTerm): boolean =>
  destinations.length > 0 && sectors.length > 0

const isFree = (numberFree: boolean | null) =>
  finding('licence.number_free', numberFree, 'another licence has this number; give another')

const termFindings = ({ validFrom, validUntil, provisionalUntil }: LicenceTerm) => [
  finding(
    'licence.term_in_order',
    validFrom <= validUntil,
    `the term would end on ${validUntil}, before it begins on ${validFrom}`,
  ),
  finding(
    'licence.probation_within_term',
    provisionalUntil === null || (provisionalUntil >= validFrom && provisionalUntil <= validUntil),
    'the probation must lie within the term',
  ),
]

const confirmation = {
  name: CONFIRMATION,
  within: { count: 15, unit: 'days' },
  parameter: 'licence.confirmation.days',
  missed: 'licence.lapse',
} as const

/** Takes a licence over from an earlier register; it counts when another person confirms it. */
export const importLicence = defineAction({
  type: 'licence.import',
  permission: 'propose.licence',
  payload: z.strictObject({
    organisation: Id,
    office: z.string().min(1).max(128).nullable(),
    jurisdiction: z.string().min(1).max(10).nullable(),
    /** The register it comes from, and as of when. */
    register: z.string().trim().min(1).max(200),
    name: z.string().trim().min(1).max(200),
    number: LicenceNumber,
    status: z.enum(['provisional', 'active', 'suspended']),
    term: Term,
    plannedVolume: PlannedVolume.nullable(),
    phones: Phones,
  }),
  from: ['none'],
  to: ['draft'],
  opens: [confirmation],
  guard: (_, { number: __, term }, { facts }) => [
    ...isAgency(facts),
    isKeptThere(facts),
    isFree(facts.numberFree),
    ...termFindings(term),
  ],
  fold: (_, payload, act) => {
    const { organisation, office, jurisdiction, register, name, plannedVolume, phones } = payload
    const { number, status, term } = payload
    return {
      ...fresh,
      organisation,
      office,
      jurisdiction,
      importedFrom: register,
      application: {
        name,
        destinations: term.destinations,
        sectors: term.sectors,
        plannedVolume,
        phones,
        addresses: [],
        bankAccounts: [],
        people: [],
        documents: [],
      },
      proposal: {
        terms: { act: 'import', number, status, term },
        proposedAt: act.recordedAt,
        by: behind(act),
      },
      status: 'draft',
      since: act.recordedAt,
    }
  },
})

const OPEN = [
  'inspected',
  'provisional',
  'active',
  'renewal_due',
  'preventive_suspension',
  'suspended',
] as const

/** Proposes what another person is to confirm. */
export const propose = defineAction({
  type: 'licence.propose',
  permission: 'propose.licence',
  payload: z.strictObject({ terms: Terms }),
  from: OPEN,
  to: OPEN,
  opens: [confirmation],
  guard: (state, { terms }, { facts }) => [
    finding('licence.one_proposal', state.proposal === null, ONE_WAITS),
    ...proposalFindings(state, terms, facts),
  ],
  fold: (state, { terms }, act) => ({
    ...state,
    proposal: { terms, proposedAt: act.recordedAt, by: behind(act) },
  }),
})

const WITH_PROPOSAL = ['draft', ...OPEN] as const

const waits = ({ proposal }: Licence) =>
  finding('licence.proposed', proposal !== null, 'nothing is proposed')

const settled = <State extends Licence>(state: State): State => ({ ...state, proposal: null })

/** Turns a proposal down, by those who could have confirmed it. */
export const decline = defineAction({
  type: 'licence.decline',
  permission: 'confirm.licence',
  payload: z.strictObject({ reason: Reason }),
  from: WITH_PROPOSAL,
  to: WITH_PROPOSAL,
  closes: [CONFIRMATION],
  guard: (state) => [waits(state)],
  fold: settled,
  foldErased: settled,
})

/** Takes a proposal back. */
export const withdraw = defineAction({
  type: 'licence.withdraw',
  permission: 'propose.licence',
  payload: z.strictObject({ reason: Reason }),
  from: WITH_PROPOSAL,
  to: WITH_PROPOSAL,
  closes: [CONFIRMATION],
  guard: (state) => [waits(state)],
  fold: settled,
  foldErased: settled,
})

/** A proposal nobody confirmed in time ends; only the clock acts so. */
export const lapse = defineAction({
  type: 'licence.lapse',
  permission: 'lapse.licence',
  payload: z.strictObject({}),
  from: WITH_PROPOSAL,
  to: WITH_PROPOSAL,
  closes: [CONFIRMATION],
  guard: (state) => [waits(state)],
  fold: settled,
})
