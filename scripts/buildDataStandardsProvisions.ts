// What each provision is about, who owes it and whether a worker gains from it: read provision by
// provision, since no source classifies them. Labour-migration instruments; the others are in
// buildDataStandardsOtherProvisions.ts, articles named together in buildDataStandardsNamedArticles.ts.
import type { Provision } from '../packages/standards/src/index.ts'

export type Classification = Pick<
  Provision,
  'topic' | 'dutyOf' | 'isRight' | 'unit' | 'reciprocity'
>
export type Classifications = Readonly<Record<string, Readonly<Record<string, Classification>>>>
type Extra = Partial<Pick<Classification, 'unit' | 'reciprocity'>>

/** A worker holds it, or gains from it directly. */
export const right = (
  topic: Classification['topic'],
  dutyOf: 'origin' | 'destination' | 'both',
  extra: Extra = {},
): Classification => ({
  topic,
  dutyOf,
  isRight: true,
  unit: null,
  reciprocity: 'none',
  ...extra,
})

/** A duty of a State from which no worker gains directly: policy, consultation, cooperation. */
export const duty = (
  topic: Classification['topic'],
  dutyOf: 'origin' | 'destination' | 'both',
  extra: Extra = {},
): Classification => ({ ...right(topic, dutyOf, extra), isRight: false })

/** About the instrument itself: definitions, scope, final provisions. */
export const about = (
  topic: Classification['topic'] = 'final-provisions',
  extra: Extra = {},
): Classification => ({ ...right(topic, 'both', extra), dutyOf: 'none', isRight: false })

const ANNEX_I: Extra = { unit: 'annex-I' }
const ANNEX_II: Extra = { unit: 'annex-II' }
const ANNEX_III: Extra = { unit: 'annex-III' }
const PART_I: Extra = { unit: 'part-I' }
const PART_II: Extra = { unit: 'part-II' }

export const MIGRATION_PROVISIONS: Classifications = {
  C097: {
    '1': duty('agreements-and-cooperation', 'both'),
    '2': right('information-and-assistance', 'both'),
    '3': right('information-and-assistance', 'both'),
    '4': right('journey-and-arrival', 'both'),
    '5': right('medical-care', 'both'),
    '6(1)(a)': right('equality-of-treatment', 'destination'),
    '6(1)(b)': right('social-security', 'destination'),
    '6(1)(c)': right('equality-of-treatment', 'destination'),
    '6(1)(d)': right('justice-and-complaints', 'destination'),
    '6(2)': about('scope'),
    '7': right('fees-and-costs', 'both'),
    '8': right('residence-and-return', 'destination'),
    '9': right('wages-and-earnings', 'destination'),
    '10': duty('agreements-and-cooperation', 'both'),
    '11': about('scope'),
    '13': about(),
    '14': about(),
    '15-16': about(),
    '17': about(),
    '20': about(),
    '21': about(),
    '22': about(),
    'Annex I 1-2': about('scope', ANNEX_I),
    'Annex I 3': right('recruitment', 'both', ANNEX_I),
    'Annex I 4': right('fees-and-costs', 'both', ANNEX_I),
    'Annex I 5': right('contracts', 'both', ANNEX_I),
    'Annex I 6': right('journey-and-arrival', 'both', ANNEX_I),
    'Annex I 7': duty('agreements-and-cooperation', 'both', ANNEX_I),
    'Annex I 8': duty('irregular-situation', 'both', ANNEX_I),
    'Annex II 1-2': about('scope', ANNEX_II),
    'Annex II 3': right('recruitment', 'both', ANNEX_II),
    'Annex II 4': right('fees-and-costs', 'both', ANNEX_II),
    // Owed by a State of transit, which is neither end of the corridor.
    'Annex II 5': about('journey-and-arrival', ANNEX_II),
    'Annex II 6': right('contracts', 'both', ANNEX_II),
    'Annex II 7': right('journey-and-arrival', 'both', ANNEX_II),
    'Annex II 8': right('information-and-assistance', 'destination', ANNEX_II),
    'Annex II 9': right('residence-and-return', 'both', ANNEX_II),
    'Annex II 10': right('residence-and-return', 'destination', ANNEX_II),
    'Annex II 11': right('residence-and-return', 'destination', ANNEX_II),
    'Annex II 12': duty('agreements-and-cooperation', 'both', ANNEX_II),
    'Annex II 13': duty('irregular-situation', 'both', ANNEX_II),
    'Annex III 1': right('journey-and-arrival', 'destination', ANNEX_III),
    'Annex III 2': right('residence-and-return', 'origin', ANNEX_III),
  },
  R086: {
    'Part I (1)': about('scope'),
    'Part II (2-4)': duty('policy', 'both'),
    'Part III (5-12)': right('information-and-assistance', 'both'),
    'Part IV (13-15)': right('recruitment', 'both'),
    'Part V (16)': right('skills-and-mobility', 'destination'),
    'Part V (17)': right('inspection-and-enforcement', 'destination'),
    'Part VI (18)': right('residence-and-return', 'destination'),
    'Part VII (19-20)': right('residence-and-return', 'origin'),
    'Part VIII (21)': duty('agreements-and-cooperation', 'both'),
    Annex: duty('agreements-and-cooperation', 'both'),
  },
  C143: {
    '1': right('freedom-and-documents', 'destination', PART_I),
    '2': duty('irregular-situation', 'both', PART_I),
    '3': duty('irregular-situation', 'both', PART_I),
    '4': duty('agreements-and-cooperation', 'both', PART_I),
    '5': duty('inspection-and-enforcement', 'both', PART_I),
    '6': duty('inspection-and-enforcement', 'both', PART_I),
    '7': duty('consultation', 'both', PART_I),
    '8': right('residence-and-return', 'destination', PART_I),
    '9(1)': right('irregular-situation', 'destination', PART_I),
    '9(2)': right('justice-and-complaints', 'destination', PART_I),
    '9(3)': right('irregular-situation', 'destination', PART_I),
    // Leaves States free; nobody can claim it.
    '9(4)': duty('irregular-situation', 'destination', PART_I),
    '10': right('equality-of-treatment', 'destination', PART_II),
    '11': about('scope', PART_II),
    '12': duty('policy', 'destination', PART_II),
    '13': right('family-life', 'destination', PART_II),
    '14': right('skills-and-mobility', 'destination', PART_II),
    '15': about('agreements-and-cooperation'),
    '16': about(),
    '18-19': about(),
  },
  R151: {
    'I (2-8)': right('equality-of-treatment', 'destination'),
    'II (9-12)': duty('policy', 'both'),
    'II.A (13-19)': right('family-life', 'destination'),
    'II.B (20-22)': right('safety-and-health', 'destination'),
    'II.C (23-29)': right('housing-and-services', 'destination'),
    'III (30-31)': right('residence-and-return', 'destination'),
    'III (32-33)': right('justice-and-complaints', 'destination'),
    'III (34)': right('wages-and-earnings', 'destination'),
  },
  ICRMW: {
    '1-6 (Part I)': about('scope'),
    '7 (Part II)': right('equality-of-treatment', 'both'),
    '8-35 (Part III)': right('freedom-and-documents', 'both'),
    '20': right('freedom-and-documents', 'destination'),
    '21': right('freedom-and-documents', 'both'),
    '22': right('residence-and-return', 'destination'),
    // The articles named in it, and in Parts III and VI, are classified one by one.
    '36-56 (Part IV)': about('scope'),
    '57-63 (Part V)': right('equality-of-treatment', 'destination'),
    '64-71 (Part VI)': duty('agreements-and-cooperation', 'both'),
    '72-78 (Part VII)': about('justice-and-complaints'),
    '79-84 (Part VIII)': right('justice-and-complaints', 'both'),
    '87': about(),
    '88': about(),
    '89': about(),
    '91-92': about(),
  },
}
