import { z } from 'zod'
import { Names } from '../areas.ts'

export const VERIFICATION_LEVELS = [
  'text-checked',
  'sourced',
  'secondary',
  'partly',
  'recomputed',
  'unverified',
  'design',
] as const

export const Verification = z
  .enum(VERIFICATION_LEVELS)
  .describe(
    'How well a statement is known, best first; from "partly" on it is not checked and no authority',
  )
export type Verification = z.infer<typeof Verification>

export const TOPICS = [
  'information-and-assistance',
  'recruitment',
  'fees-and-costs',
  'contracts',
  'journey-and-arrival',
  'equality-of-treatment',
  'wages-and-earnings',
  'working-conditions',
  'safety-and-health',
  'social-security',
  'medical-care',
  'housing-and-services',
  'family-life',
  'freedom-and-documents',
  'forced-and-child-labour',
  'freedom-of-association',
  'skills-and-mobility',
  'residence-and-return',
  'irregular-situation',
  'justice-and-complaints',
  'inspection-and-enforcement',
  'agreements-and-cooperation',
  'consultation',
  'policy',
  'scope',
  'final-provisions',
] as const

export const Topic = z.enum(TOPICS).describe('What a provision is about')
export type Topic = z.infer<typeof Topic>

export const IsoDay = z.iso.date().describe('A calendar day, for example 2014-05-28')

export const InstrumentId = z
  .string()
  .regex(/^([CRP]\d{3}|ICRMW)$/, 'C, R or P and three digits, for example C097; or ICRMW')
  .describe('C097 convention, P029 protocol, R086 recommendation; ICRMW the UN convention of 1990')

export const StateCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'three capital letters, for example NPL')
  .describe('ISO 3166-1 alpha-3 code of a State')

/** How a statement is known; the same in every answer. */
export const Standing = z.object({
  verification: Verification,
  /** Where it was seen; null where nobody named a source. */
  source: z.string().nullable(),
  /** Who signed it, when a reviewer raised its level on this installation. */
  review: z
    .object({
      reviewer: z.string(),
      organisation: z.string(),
      reviewed: z.string(),
      textSeen: z.string(),
    })
    .nullable(),
})
export type Standing = z.infer<typeof Standing>

export const InstrumentSummary = z.object({
  id: z.string(),
  kind: z.enum(['convention', 'protocol', 'recommendation', 'un-treaty']),
  names: Names,
  adoptedYear: z.number(),
  category: z.enum(['fundamental', 'governance', 'technical']).nullable(),
  /** Topics of the articles described here; empty where none is. */
  topics: z.array(Topic),
  firstEntryIntoForce: z
    .object({ date: z.string(), basis: z.enum(['stated', 'by-rule']), verification: Verification })
    .nullable(),
  /** The day to which the list of ratifications is complete; null where none is held. */
  completeThrough: z.string().nullable(),
})
export type InstrumentSummary = z.infer<typeof InstrumentSummary>

/** What an answer rests on; every answer about standards carries it. */
export const StandardsSources = z.object({
  lists: z.array(
    z.object({
      instrument: z.string(),
      publisher: z.string(),
      source: z.string().nullable(),
      completeThrough: z.string(),
      licence: z.string(),
      note: z.string().nullable(),
      /** Whether it came with Corridor or was imported on this installation. */
      origin: z.enum(['shipped', 'imported']),
      verification: Verification,
    }),
  ),
  /** How to cite the answer. */
  citation: z.string(),
})
export type StandardsSources = z.infer<typeof StandardsSources>
