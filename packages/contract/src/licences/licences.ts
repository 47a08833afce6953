import { EVIDENCE, LINK_KINDS } from '@corridor/recruitment/checks'
import { LICENCE_STATUSES, PROPOSED_ACTS } from '@corridor/recruitment/licence'
import { z } from 'zod'
import { PossibleAct, RuleFinding, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Status = z.enum(LICENCE_STATUSES)
const EffectiveStatus = z.enum([...LICENCE_STATUSES, 'frozen'])
const Day = z.iso.date()
const Moment = z.iso.datetime()
const Person = z.object({ id: z.string(), name: z.string().nullable() })

/** One line of the list of licences and applications. */
export const LicenceSummary = z.object({
  id: z.string(),
  organisation: z.string(),
  /** As it stands on the licence, or in the application. */
  name: z.string(),
  number: z.string().nullable(),
  status: Status,
  /** What counts today: while a decision is stayed, the status before it. */
  effectiveStatus: EffectiveStatus,
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  destinations: z.array(z.string()),
  sectors: z.array(z.string()),
  office: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  /** What waits for a second person. */
  proposed: z.enum(PROPOSED_ACTS).nullable(),
  /** What would be taken over from an earlier register, while it waits to be confirmed. */
  imported: z
    .object({
      number: z.string(),
      status: z.enum(['provisional', 'active', 'suspended']),
      validFrom: Day,
      validUntil: Day,
      destinations: z.array(z.string()),
      sectors: z.array(z.string()),
    })
    .nullable(),
  version: z.number().int(),
})
export type LicenceSummary = z.infer<typeof LicenceSummary>

const Scope = { destinations: z.array(z.string()), sectors: z.array(z.string()) }
const Term = z.object({
  ...Scope,
  validFrom: Day,
  validUntil: Day,
  provisionalUntil: Day.nullable(),
})

const Asked = z.object({
  ...Scope,
  name: z.string(),
  plannedVolume: z.number().int().nullable(),
  phones: z.array(z.string()),
  addresses: z.array(z.string()),
  bankAccounts: z.array(z.string()),
  people: z.array(
    z.object({
      name: z.string(),
      function: z.enum(['director', 'owner', 'manager']),
      birthDate: Day.nullable(),
      identityNumber: z.string().nullable(),
    }),
  ),
  documents: z.array(z.object({ type: z.string(), digest: z.string() })),
})

const Overlay = z.object({ cause: z.string(), since: Moment, prior: Status })

/** One licence with its application and everything that was done to it. */
export const LicenceFile = LicenceSummary.omit({ proposed: true, imported: true }).extend({
  officeName: z.string().nullable(),
  since: Moment,
  application: Asked,
  renewal: Asked.nullable(),
  importedFrom: z.string().nullable(),
  returned: z.string().nullable(),
  inspector: Person.nullable(),
  appealBody: Person.nullable(),
  inspection: z
    .object({
      on: Day,
      passed: z.boolean(),
      findings: z.array(
        RuleFinding.pick({ met: true, words: true }).extend({ matter: z.string() }),
      ),
      photographs: z.array(z.string()),
      by: z.array(Person),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      check: z.enum(['linked_parties', 'principal_watch']),
      outcome: z.enum(['cleared', 'confirmed']),
      reason: z.string(),
      by: z.array(Person),
    }),
  ),
  term: Term.nullable(),
  proposal: z
    .object({
      act: z.enum(PROPOSED_ACTS),
      /** The command that confirms it. */
      confirmedBy: z.enum(['confirm', 'sanction', 'lift']),
      number: z.string().nullable(),
      term: Term.nullable(),
      reason: z.string().nullable(),
      /** Of a refusal the way to appeal, of a revocation the written order. */
      order: z.string().nullable(),
      proposedAt: Moment,
      by: z.array(Person),
    })
    .nullable(),
  decision: z
    .object({
      act: z.enum(['refuse', 'suspend_preventively', 'suspend', 'revoke']),
      decidedAt: Moment,
      before: Status,
      by: z.array(Person),
    })
    .nullable(),
  frozen: Overlay.nullable(),
  appealed: Overlay.nullable(),
  stayed: Overlay.nullable(),
  sanctions: z.array(
    z.object({
      act: z.enum(['suspend_preventively', 'suspend', 'revoke']),
      from: Moment,
      until: Moment.nullable(),
    }),
  ),
  /** Who could inspect, and hear an appeal; empty for whoever names nobody. */
  candidates: z.object({ inspect: z.array(Person), appeal: z.array(Person) }),
  /** What must hold before it is granted or renewed, as of now. */
  checks: z.array(RuleFinding),
  /** Links to revoked or refused agencies, the strongest first; empty for whoever decides nothing. */
  links: z.array(
    z.object({
      kind: z.enum(LINK_KINDS),
      evidence: z.enum(EVIDENCE),
      /** A fact that takes its weight from the link. */
      conflict: z.enum(['birth_date', 'identity_number']).nullable(),
      own: z.string(),
      other: z.string(),
      /** The licence in which the other side is stated. */
      licence: z.string(),
    }),
  ),
  history: z.array(TimelineEntry),
  /** Each act on it: whether the one who asked may take it now. */
  acts: z.array(PossibleAct),
})
export type LicenceFile = z.infer<typeof LicenceFile>

export const licencesRoute = route({
  id: 'listLicences',
  method: 'GET',
  path: '/licences',
  summary: 'Licences and applications, by name; each search is logged',
  permission: 'read.licence',
  narrows: true,
  input: z.object({
    text: z.string().max(100).optional().describe('A name in any spelling, or a licence number'),
    status: Status.optional(),
    proposed: z.enum(PROPOSED_ACTS).optional().describe('What waits for a second person'),
    organisation: LedgerRecordId.optional(),
    after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    licences: z.array(LicenceSummary),
    /** Null when there are no more. */
    next: z.string().nullable(),
  }),
  examples: [{}, { text: 'example', status: 'active' }],
})

export const OfLicence = z.object({ licence: LedgerRecordId })

export const licenceRoute = route({
  id: 'getLicence',
  method: 'GET',
  path: '/licences/:licence',
  summary: 'One licence: application, time line, what may be done now; the reading is logged',
  permission: 'read.licence',
  narrows: true,
  input: OfLicence,
  output: LicenceFile,
  examples: [{ licence: 'l-example' }],
})
