import type { OwnRule } from './Trace.ts'

const design = (rule: string, article: string, says: string): OwnRule => ({
  rule,
  article,
  says,
  verification: 'design',
  source: null,
})

/** What the engine does where no instrument says it; each is described in docs/methods. */
export const OWN_RULES = {
  oneInstrument: design(
    'D5',
    'reading of this project',
    'One instrument decides a case: the one named, or the only one in force that does not give way',
  ),
  ownPeriods: design(
    'D8',
    'reading of this project',
    'Days are counted as shares of their own month; a certified length is spread evenly over its days',
  ),
  countOnce: design(
    'P4',
    'reading of this project',
    'A day counts once, however many periods cover it',
  ),
  shareCoinciding: design(
    'D6',
    'reading of this project',
    'Days that are compulsory in several States at once are shared equally between them in the ratio',
  ),
  nationalConditions: design(
    'D7',
    'national law',
    'The conditions of the national law, as entered in the case',
  ),
  nationalAlone: design(
    'P16',
    'national law',
    'The benefit by national law alone, from the own periods',
  ),
  rounding: design('D9', 'national law', 'Each payable amount is rounded once, at the end'),
  silentRatio: design(
    'P18',
    'reading of this project',
    'The instrument is described without a rule of proportion; own time over all time is taken',
  ),
  proRataDue: design(
    'P19',
    'reading of this project',
    'The instrument is described without a comparison; the share is paid',
  ),
} as const

/** Used for every case, whatever the instrument: they say how this project works, not what is law. */
export const OWN_WAYS: ReadonlySet<string> = new Set(['D5', 'D7', 'D8', 'D9'])
