import { z } from 'zod'
import { route } from '../route.ts'
import { Verification } from '../standards/facts.ts'

export const SOCIAL_SECURITY_BRANCHES = [
  'old-age',
  'survivors',
  'invalidity',
  'unemployment',
  'sickness',
  'maternity',
  'family',
] as const

export const SocialSecurityBranch = z
  .enum(SOCIAL_SECURITY_BRANCHES)
  .describe('A branch of social security')
export type SocialSecurityBranch = z.infer<typeof SocialSecurityBranch>

export const TotalizationInstrumentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
  .describe('An instrument on social security by its id, for example eu-883-2004')

const Provenance = z.object({ verification: Verification, source: z.string().nullable() })

const Party = Provenance.extend({
  state: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

/** An instrument as the engine has it: articles in plain words with the setting of each. */
export const TotalizationInstrument = z.object({
  id: z.string(),
  version: z.string(),
  describedOn: z.string(),
  kind: z.enum(['regulation', 'multilateral', 'bilateral', 'pattern', 'model']),
  name: z.string(),
  citation: z.string(),
  signed: z.string().nullable(),
  publisher: z.string(),
  licence: z.string(),
  inForce: Provenance.extend({ from: z.string().nullable(), to: z.string().nullable() }),
  parties: z.union([z.array(Party), z.literal('any')]),
  hub: z.string().nullable(),
  branches: z.array(
    Provenance.extend({
      branch: SocialSecurityBranch,
      coordination: z.enum(['pro-rata', 'competent-state', 'export-only']),
      article: z.string(),
    }),
  ),
  clauses: z.array(
    Provenance.extend({
      step: z.string(),
      rule: z.string(),
      article: z.string(),
      says: z.string(),
      /** What the engine does because of it; the method page says what each setting means. */
      setting: z.unknown(),
    }),
  ),
  limits: z.array(z.string()),
})
export type TotalizationInstrument = z.infer<typeof TotalizationInstrument>

export const totalizationInstrumentsRoute = route({
  id: 'listTotalizationInstruments',
  method: 'GET',
  path: '/social-security/instruments',
  summary: 'Instruments that coordinate social security, each with every rule and its article',
  description:
    'With these and the engine, which is open source, a case is computed anywhere; a browser does it without sending the case. A rule whose verification is `partly`, `unverified` or `design` was not compared with its text.',
  permission: 'public',
  input: z.object({}),
  output: z.object({ instruments: z.array(TotalizationInstrument) }),
  csv: true,
  examples: [{}],
})

export const totalizationInstrumentRoute = route({
  id: 'getTotalizationInstrument',
  method: 'GET',
  path: '/social-security/instruments/:instrument',
  summary: 'One instrument on social security: parties with days, branches, every rule',
  permission: 'public',
  input: z.object({ instrument: TotalizationInstrumentId }),
  output: TotalizationInstrument,
  csv: true,
  examples: [{ instrument: 'eu-883-2004' }],
})
