/** Sentences of the explanation; names in braces are filled in from the line. */
export const ENGLISH = {
  'selection:named': '{instrument} was named in the case; it is applied to {states}.',
  'selection:chosen':
    '{instrument} decides: on the day of the risk it alone binds {states} and gives way to none.',
  'selection:national-law-alone':
    'National law alone was asked for: nothing is added between States.',
  'selection:none-applies': 'No instrument that is held applies: each law stands alone.',
  'own-periods': 'Time in each State by itself: {list}.',
  conversion: 'Period {period} in {state} was certified as {certified}; that is {length}.',
  undatable:
    'Period {period} in {state} cannot be dated exactly; it is taken not to coincide with any other.',
  'no-double-count': 'Each day counted once, all time is {total}. Counted: {list}.',
  'compulsory-over-voluntary':
    'Period {period} in {state} is voluntary and coincides with compulsory insurance in {displacedBy}: {displaced} of it give way.',
  'actual-over-assimilated':
    'Period {period} in {state} is assimilated and coincides with a real one in {displacedBy}: {displaced} of it give way.',
  'double-assimilated':
    'Period {period} in {state} is assimilated in {displacedBy} too, where the person was insured nearest to it: {displaced} of it give way.',
  'coinciding-compulsory':
    'Some time ({coinciding}) is compulsory in several States at once. It counts once in all; in the ratio it is shared.',
  'year-ceiling': 'No calendar year counts for more than a year: {cut} are cut.',
  'reference-window':
    'The law of {state} looks at a certain time only: {inWindow} of {total} lie in it.',
  'entitlement:free': '{state} asks for no minimum time: the right is there by own periods.',
  'entitlement:yes':
    '{state} asks for {minimum}; own periods are {own}: the right is there by them alone.',
  'entitlement:no': '{state} asks for {minimum}; own periods are {own}: they alone give no right.',
  'entitlement:conditions': '{state}: other conditions, such as age, are not met today.',
  'aggregation:not-needed': '{state}: the others’ periods are not needed to open the right.',
  'aggregation:yes':
    '{state}: with the others’ periods there are {total} of {minimum}: the right is there.',
  'aggregation:no':
    '{state}: with the others’ periods there are {total} of {minimum}: there is no right.',
  'minimum-own:yes': '{state} adds foreign periods only from {needed} of its own; there are {own}.',
  'minimum-own:no':
    '{state} adds foreign periods only from {needed} of its own; there are only {own}.',
  'small-periods:exempt':
    '{state} has less than {below} ({own}) and no right from it alone: it owes nothing; the others count the time.',
  'small-periods:right':
    '{state} has less than {below} ({own}), but a right from it alone: nothing is special.',
  'small-periods:all':
    'Every State has too little time to owe anything: {state}, the last whose conditions are met, pays as if all of it were its own.',
  'small-periods:taken': '{state} takes over the short time of {from} ({time}).',
  'partial-conditions': 'Conditions are not met everywhere; the law says which time counts then.',
  'independent:amount': '{state} by its own law, from own periods: {independent}.',
  'independent:none': '{state}: its own law gives nothing for own periods.',
  'theoretical:amount': '{state}, as if all {time} had been spent there: {theoretical}.',
  'theoretical:none': '{state}: the amount as if all time had been spent there is not known.',
  ratio: '{state} pays its part, {own} of {total}.',
  'maximum-duration': '{state}: {maximum} give the full benefit and take the place of {total}.',
  'displaced-voluntary': '{state} adds {added} for voluntary contributions that gave way.',
  'direct-calculation': '{state}: the benefit is in proportion to own time, {amount}.',
  'comparison:independent':
    '{state}: the benefit by its own law ({independent}) is at least as high as the share ({proRata}): it is due.',
  'comparison:pro-rata': '{state}: the share ({proRata}) is due; by its own law: {independent}.',
  'comparison:sufficient': '{state}: own periods suffice, so that its own benefit is due.',
  'comparison:supplement':
    '{state} alone would give {national}, all benefits together {allBenefits}. Supplement: {supplement}.',
  payable: '{state} pays {payable}, rounded once.',
  'export:yes': '{state} pays it in {residence} too.',
  'export:as-own-nationals': '{state} pays it in {residence} as it pays its own nationals there.',
  'export:not-said':
    'Whether {state} pays it in {residence} is not said by the instrument as described here.',
  'personal-scope:yes': 'The person is protected by the instrument.',
  'personal-scope:no': 'The instrument does not protect nationals of {nationality}.',
  'personal-scope:cannot be told':
    'Whether the instrument protects the person depends on the nationality, which was not said.',
  'competent-state': 'One State pays all of it, the one of the last insurance: {competent}.',
  'national-law': '{state}: {amount} for {time}.',
} as const

export type Sentence = keyof typeof ENGLISH
export type Sentences = Readonly<Record<Sentence, string>>

export interface Words {
  readonly sentences: Sentences
  readonly units: Readonly<Record<'days' | 'weeks' | 'months' | 'quarters' | 'years', string>>
  /** Stands for values that are words: none, not-stated and the like. */
  readonly values: Readonly<Record<string, string>>
  readonly notChecked: string
}

export const ENGLISH_WORDS: Words = {
  sentences: ENGLISH,
  units: { days: 'days', weeks: 'weeks', months: 'months', quarters: 'quarters', years: 'years' },
  values: {
    none: 'none',
    'not-stated': 'not stated',
    'no-entitlement': 'nothing',
    'cannot be told': 'cannot be told',
    'by the calendar': 'by the calendar',
  },
  notChecked: 'not compared with the text',
}
