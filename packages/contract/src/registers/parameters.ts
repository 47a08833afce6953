import {
  LegalBasisSchema,
  PARAMETER_NAMES,
  ParameterKeySchema,
  RULE_IDS,
} from '@corridor/recruitment/checks'
import { parameterActions } from '@corridor/recruitment/registers'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'
import { Day, Instant, Person, paging, proposer } from './words.ts'

export { PARAMETER_NAMES } from '@corridor/recruitment/checks'

const Name = z.enum(PARAMETER_NAMES as readonly [string, ...string[]])

/** A value on the days on which it holds; whoever verified it named herself for publication. */
export const ParameterInForce = z.object({
  record: z.string(),
  /** Of the record: results of the checks name it. */
  version: z.int(),
  name: Name,
  key: ParameterKeySchema,
  value: z.looseObject({}),
  validFrom: Day,
  validUntil: Day.nullable(),
  legalBasis: z.array(LegalBasisSchema),
  /** Where the value was read. */
  source: z.string(),
  /** What was wrong before; null where it corrects nothing. */
  correction: z.string().nullable(),
  /** A rule that rests on a value nobody verified can point at something, not stop it. */
  verified: z.boolean(),
  verifiedBy: z.string().nullable(),
  verifiedAt: Day.nullable(),
})
export type ParameterInForce = z.infer<typeof ParameterInForce>

const CorridorCode = z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/, 'a corridor like NPL-QAT')

export const parametersInForceRoute = route({
  id: 'listParametersInForce',
  method: 'GET',
  path: '/parameters/in-force',
  summary:
    'The dated parameters of the rules that hold on a day, with legal basis and verification',
  description:
    'With a corridor: those for it, for its two countries, and for everybody. Of a day that is past they are given as they are known today; results of the checks name the version that they used.',
  permission: 'public',
  input: z.object({
    on: Day.optional().describe('Today at the authority unless told otherwise'),
    corridor: CorridorCode.optional(),
  }),
  output: z.object({ on: Day, parameters: z.array(ParameterInForce) }),
  examples: [{}, { on: '2030-01-01', corridor: 'XAA-XBB' }],
})

const basis = LegalBasisSchema.omit({ textDigest: true, verifiedBy: true, verifiedAt: true })

const set = z.object({
  act: z.literal('set'),
  value: z.looseObject({}),
  validFrom: Day,
  validUntil: Day.nullable(),
  legalBasis: z.array(basis),
  source: z.string(),
  correction: z.string().nullable(),
})
const end = z.object({
  act: z.literal('end'),
  validFrom: Day,
  reason: z.string(),
  correction: z.string().nullable(),
})

const proposed = {
  ...proposer,
  comments: z.array(
    z.object({
      text: z.string(),
      role: z.string(),
      organisation: z.string().nullable(),
      by: Person,
      at: Instant,
    }),
  ),
}

const confirmed = {
  version: z.int(),
  confirmedAt: Instant,
  confirmedBy: Person,
  verification: z
    .object({
      reviewer: z.string(),
      textSeen: z.string(),
      readOn: Day,
      textDigests: z.array(z.string().nullable()),
      by: Person,
      at: Instant,
    })
    .nullable(),
}

export const ParameterProposalShown = z.discriminatedUnion('act', [
  set.extend(proposed),
  end.extend(proposed),
])
export type ParameterProposalShown = z.infer<typeof ParameterProposalShown>

export const ParameterVersionShown = z.discriminatedUnion('act', [
  set.extend({ ...proposed, ...confirmed }),
  end.extend({ ...proposed, ...confirmed }),
])
export type ParameterVersionShown = z.infer<typeof ParameterVersionShown>

const line = {
  id: z.string(),
  name: Name,
  key: ParameterKeySchema,
  jurisdiction: z.string(),
  status: z.enum(['proposed', 'set']),
}

/** One line of the register. */
export const ParameterSummary = z.object({
  ...line,
  /** What holds today; null where nothing does. */
  today: ParameterInForce.pick({
    value: true,
    validFrom: true,
    validUntil: true,
    verified: true,
  }).nullable(),
  /** What waits for a second person. */
  proposed: z.enum(['set', 'end']).nullable(),
})
export type ParameterSummary = z.infer<typeof ParameterSummary>

/** One parameter for one key, with every value it ever had. */
export const ParameterFileShown = z.object({
  ...line,
  version: z.int(),
  /** In the order in which they were put into force. */
  versions: z.array(ParameterVersionShown),
  /** Which version holds on which days, after those put into force later. */
  inForce: z.array(z.object({ version: z.int(), from: Day, until: Day.nullable() })),
  proposal: ParameterProposalShown.nullable(),
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type ParameterFileShown = z.infer<typeof ParameterFileShown>

export const parametersRoute = route({
  id: 'listParameters',
  method: 'GET',
  path: '/parameters',
  summary: 'The register of dated parameters, proposals included; for members of staff',
  permission: 'signed-in',
  input: z.object({ name: Name.optional(), ...paging }),
  output: z.object({ parameters: z.array(ParameterSummary), next: z.string().nullable() }),
  examples: [{}, { name: 'monthly_floor' }],
})

const OfParameter = z.object({ parameter: LedgerRecordId })
const EXAMPLE = { parameter: 'p-0a1b2c3d4e5f60718293' } as const

export const parameterRoute = route({
  id: 'getParameter',
  method: 'GET',
  path: '/parameters/:parameter',
  summary: 'One parameter with every value it ever had and what is proposed; the reading is logged',
  permission: 'signed-in',
  input: OfParameter,
  output: ParameterFileShown,
  examples: [EXAMPLE],
})

/** A contract whose checks rest on what does not hold any more. */
export const AffectedContract = z.object({
  contract: z.string(),
  status: z.string(),
  signedOn: Day.nullable(),
  checkedAt: Instant,
  results: z.array(
    z.object({
      rule: z.enum(RULE_IDS),
      /** The version that the result names; null where no value was set then. */
      used: z.int().nullable(),
      /** The version that holds on its day now; null where none does. */
      holds: z.int().nullable(),
    }),
  ),
})
export type AffectedContract = z.infer<typeof AffectedContract>

export const affectedContractsRoute = route({
  id: 'listAffectedContracts',
  method: 'GET',
  path: '/parameters/:parameter/affected',
  summary:
    'Contracts within reach whose checks a correction of this parameter leaves to be repeated',
  description: 'At most 5,000 contracts are looked through. Nothing is done to them.',
  permission: 'read.contract',
  narrows: true,
  hides: true,
  input: OfParameter,
  output: z.object({ contracts: z.array(AffectedContract) }),
  examples: [EXAMPLE],
})

const at = (verb: string) => ({
  path: `/parameters/:parameter/${verb}`,
  input: OfParameter,
  examples: [EXAMPLE] as const,
})

export const proposeParameterRoute = actionRoute(parameterActions.propose, {
  id: 'proposeParameter',
  path: '/parameters',
  summary: 'Propose a value from a day on; name and key say which record it belongs to',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    name: 'replenish_days',
    key: { jurisdiction: 'NPL' },
    jurisdiction: 'NPL',
    value: { days: 15 },
    validFrom: '2030-01-01',
    validUntil: null,
    legalBasis: [
      {
        instrument: 'Example Act',
        provision: 's. 1',
        jurisdiction: 'NPL',
        force: 'binding',
        from: null,
        to: null,
        source: 'unverified',
      },
    ],
    source: 'Example gazette 1',
    correction: null,
  },
})

export const proposeParameterEndRoute = actionRoute(parameterActions.proposeEnd, {
  id: 'proposeParameterEnd',
  ...at('propose-end'),
  summary: 'Propose that there is no value any more from a day on',
  payloadExample: { validFrom: '2030-01-01', reason: 'Example reason', correction: null },
})

export const commentParameterRoute = actionRoute(parameterActions.comment, {
  id: 'commentOnParameter',
  ...at('comment'),
  summary: 'Say something of a proposal, as a union or an employers’ organisation',
  payloadExample: { text: 'Example comment' },
})

export const confirmParameterRoute = actionRoute(parameterActions.confirm, {
  id: 'confirmParameter',
  ...at('confirm'),
  summary: 'Put into force what somebody else proposed; what was in force before is kept',
  payloadExample: {},
})

export const certifyParameterRoute = actionRoute(parameterActions.certify, {
  id: 'certifyParameter',
  ...at('certify'),
  summary: 'State under a published name that a value was compared with the official texts',
  payloadExample: {
    version: 2,
    reviewer: 'Example reviewer, legal department',
    textSeen: 'Example gazette 1, page 2',
    readOn: '2030-01-02',
    textDigests: [null],
  },
})

export const declineParameterRoute = actionRoute(parameterActions.decline, {
  id: 'declineParameter',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawParameterRoute = actionRoute(parameterActions.withdraw, {
  id: 'withdrawParameter',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

/** Every command about parameters. */
export const PARAMETER_ACT_ROUTES = [
  proposeParameterRoute,
  proposeParameterEndRoute,
  commentParameterRoute,
  confirmParameterRoute,
  certifyParameterRoute,
  declineParameterRoute,
  withdrawParameterRoute,
] as const
