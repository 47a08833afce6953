import { z } from 'zod'
import { AreaCode } from '../areas.ts'
import { ReleaseId, SourceReference } from '../releases.ts'
import { route } from '../route.ts'
import { CorridorPair } from '../standards/corridor.ts'
import { IsoDay, Verification } from '../standards/facts.ts'
import { SocialSecurityBranch } from './instruments.ts'

export const AGREEMENT_GIVES = ['equality', 'export', 'totalization', 'applicable-law'] as const

export const COVERAGE_KINDS = ['added', 'not-added', 'day-unknown', 'none-held'] as const

const Provenance = z.object({ verification: Verification, source: z.string().nullable() })

const Feature = Provenance.extend({
  answer: z.enum(['yes', 'no', 'not-said']).describe('"not-said" is no no'),
  article: z.string().nullable(),
})

/** An agreement on social security: whom it binds when, and what it gives. */
export const SocialSecurityAgreement = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['regulation', 'multilateral', 'bilateral', 'pattern']),
  citation: z.string(),
  signed: z.string().nullable(),
  publisher: z.string(),
  source: z.string().nullable(),
  licence: z.string(),
  describedOn: z.string(),
  parties: z.array(
    Provenance.extend({
      state: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  hub: z.string().nullable(),
  provisional: Provenance.extend({ from: z.string().nullable(), articles: z.string() }).nullable(),
  branches: z.array(
    Provenance.extend({
      branch: SocialSecurityBranch,
      coordination: z.enum(['added', 'paid-abroad']),
      article: z.string().nullable(),
    }),
  ),
  features: z.object({
    equality: Feature,
    export: Feature,
    totalization: Feature,
    'applicable-law': Feature,
  }),
  /** The instrument by which a case can be computed. */
  instrument: z.string().nullable(),
  note: z.string().nullable(),
  origin: z.enum(['shipped', 'imported']),
})
export type SocialSecurityAgreement = z.infer<typeof SocialSecurityAgreement>

const On = IsoDay.optional().describe('The day asked for; today when left out')

const INCOMPLETE =
  'The register is not complete: where it holds no agreement there may be one. Shares are therefore least ones.'

export const socialSecurityAgreementsRoute = route({
  id: 'listSocialSecurityAgreements',
  method: 'GET',
  path: '/social-security/agreements',
  summary:
    'The register of agreements on social security: parties with days, branches, what they give',
  description: INCOMPLETE,
  permission: 'public',
  input: z.object({ state: AreaCode.optional().describe('Those with this State alone') }),
  output: z.object({ agreements: z.array(SocialSecurityAgreement), note: z.string() }),
  csv: true,
  examples: [{ state: 'NLD' }],
})

export const CorridorAgreement = z.object({
  agreement: SocialSecurityAgreement,
  standing: z.enum(['in-force', 'provisional', 'day-unknown', 'not-yet', 'ended']),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type CorridorAgreement = z.infer<typeof CorridorAgreement>

export const corridorAgreementsRoute = route({
  id: 'getCorridorAgreements',
  method: 'GET',
  path: '/social-security/corridors/:corridor',
  summary: 'Agreements on social security between the two ends of a corridor on a day',
  description: INCOMPLETE,
  permission: 'public',
  input: z.object({ corridor: CorridorPair, on: On }),
  output: z.object({
    corridor: z.string(),
    on: z.string(),
    coverage: z.enum(COVERAGE_KINDS),
    agreements: z.array(CorridorAgreement),
    note: z.string(),
  }),
  csv: true,
  examples: [{ corridor: 'ITA-USA', on: '2020-07-01' }],
})

const Persons = z.object({
  added: z.number(),
  'not-added': z.number(),
  'day-unknown': z.number(),
  'none-held': z.number(),
})

const Selection = {
  on: On,
  release: ReleaseId.optional().describe('The stocks used; the newest edition when left out'),
  year: z.coerce.number().int().optional().describe('Its last year when left out'),
}

const About = {
  on: z.string(),
  year: z.number(),
  sources: z.array(SourceReference),
  note: z.string(),
}

export const socialSecurityCoverageRoute = route({
  id: 'listSocialSecurityCoverage',
  method: 'GET',
  path: '/social-security/coverage',
  summary: 'For every State: the share of its migrants whose periods an agreement in force adds',
  description: `${INCOMPLETE} Migrants are persons born in the State who live in another; an agreement may cover by nationality or insurance instead, so that the figure is one of reach, not of rights.`,
  permission: 'public',
  input: z.object(Selection),
  output: z.object({
    ...About,
    origins: z.array(
      z.object({
        origin: z.string(),
        persons: z.number(),
        byClass: Persons,
        /** Null without anybody. */
        share: z.number().nullable(),
      }),
    ),
  }),
  csv: true,
  examples: [{ on: '2020-07-01' }],
})

export const originCoverageRoute = route({
  id: 'getSocialSecurityCoverage',
  method: 'GET',
  path: '/social-security/coverage/:origin',
  summary: 'How the migrants of one State are covered, by the State in which they live',
  description: INCOMPLETE,
  permission: 'public',
  input: z.object({ origin: AreaCode, ...Selection }),
  output: z.object({
    ...About,
    origin: z.string(),
    persons: z.number(),
    byClass: Persons,
    share: z.number().nullable(),
    partners: z.array(
      z.object({
        partner: z.string(),
        persons: z.number(),
        coverage: z.enum(COVERAGE_KINDS),
        agreements: z.array(z.string()),
      }),
    ),
  }),
  csv: true,
  examples: [{ origin: 'PRT', on: '2020-07-01' }],
})
