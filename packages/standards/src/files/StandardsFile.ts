import { isIsoDate } from '@corridor/kernel'
import { z } from 'zod'
import { TOPICS } from '../topics.ts'
import { VERIFICATION_LEVELS } from '../verification.ts'

const Text = z.string().trim().min(1)
const Day = z.string().refine(isIsoDate, 'write year, month and day, for example 2014-05-28')
const Code = z.string().regex(/^[A-Z]{3}$/, 'write the code of a State, for example NPL')
const Whole = z.number().int().min(0)
const Start = z.enum(['same-day', 'first-of-next-month'])
const FourNames = z.strictObject({ en: Text, fr: Text, es: Text, ar: Text })

const InstrumentIdText = z
  .string()
  .regex(/^([CRP]\d{3}|ICRMW)$/, 'write C, P or R and three digits, for example C097; or ICRMW')

const provenance = { verification: z.enum(VERIFICATION_LEVELS), source: Text.nullable() }

const LifeCycleEntry = z.strictObject({
  entryIntoForce: z.strictObject({
    ratifications: z.number().int().min(1),
    delayMonths: Whole,
    startsOn: Start,
  }),
  denunciation: z.strictObject({
    countsFrom: z.enum(['instrument', 'state']),
    lockYears: z.number().int().min(1),
    windowMonths: z.number().int().min(1).nullable(),
    effectMonths: Whole,
    startsOn: Start,
  }),
  ...provenance,
})

const UnitRuleEntry = z.strictObject({
  kind: z.enum(['annex', 'part', 'branch']),
  units: z.array(z.strictObject({ id: Text, name: Text })).min(1),
  default: z.enum(['all', 'none']),
  minimum: Whole,
  atLeastOneOf: z.array(Text),
  denouncedSingly: z.boolean(),
  ...provenance,
})

const ProvisionEntry = z.strictObject({
  article: Text,
  topic: z.enum(TOPICS),
  subject: Text,
  requirement: Text,
  dutyOf: z.enum(['origin', 'destination', 'both', 'none']),
  isRight: z.boolean(),
  unit: Text.nullable(),
  reciprocity: z.enum(['none', 'both-bound', 'both-accepted-branch']),
  ...provenance,
})

/** `instruments.json`: everything in English; the other languages are in files of their own. */
export const InstrumentsFile = z.strictObject({
  schema: z.literal(1),
  instruments: z.array(
    z.strictObject({
      id: InstrumentIdText,
      kind: z.enum(['convention', 'protocol', 'recommendation', 'un-treaty']),
      name: Text,
      adoptedYear: z.number().int().min(1919).max(2100),
      category: z
        .strictObject({ group: z.enum(['fundamental', 'governance', 'technical']), ...provenance })
        .nullable(),
      lifeCycle: LifeCycleEntry.nullable(),
      statedEntryIntoForce: z.strictObject({ date: Day, ...provenance }).nullable(),
      accompaniedBy: z.array(InstrumentIdText),
      revises: z.array(InstrumentIdText),
      denounces: z.array(z.strictObject({ instrument: InstrumentIdText, ...provenance })),
      units: UnitRuleEntry.nullable(),
      provisions: z.array(ProvisionEntry),
      link: z.url().nullable(),
      note: Text.nullable(),
    }),
  ),
})
export type InstrumentsFile = z.infer<typeof InstrumentsFile>
export type InstrumentFileEntry = InstrumentsFile['instruments'][number]

const ByArticle = z.record(Text, z.record(Text, Text))

/** `translations/fr.json` and so on: names of instruments, requirements and units by their English key. */
export const TranslationFile = z.object({
  instruments: z.record(Text, Text).default({}),
  provisions: ByArticle.default({}),
  units: ByArticle.default({}),
})
export type TranslationFile = z.infer<typeof TranslationFile>

export const ListDescription = z.strictObject({
  completeThrough: Day,
  publisher: Text,
  licence: Text,
  note: Text.nullable(),
  ...provenance,
})

/** `lists.json`: how far each list of ratifications reaches, and the States that can be asked for. */
export const ListsFile = z.strictObject({
  schema: z.literal(1),
  states: z.array(Code).min(1),
  lists: z.array(ListDescription.extend({ instrument: InstrumentIdText })),
})
export type ListsFile = z.infer<typeof ListsFile>

/** `published-figures.json`: figures of a report and what of the table they are held against. */
export const PublishedFiguresFile = z.strictObject({
  schema: z.literal(1),
  figures: z.array(
    z.strictObject({
      id: Text,
      label: FourNames,
      on: Day,
      published: Whole,
      computedFrom: z.strictObject({
        all: z.array(InstrumentIdText).min(1),
        any: z.array(InstrumentIdText),
        registeredFrom: Day.nullable(),
        registeredThrough: Day.nullable(),
        among: z.array(Code).nullable(),
      }),
      discrepancy: FourNames.nullable(),
      ...provenance,
    }),
  ),
})
