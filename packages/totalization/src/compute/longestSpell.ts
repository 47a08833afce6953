import { addDays } from '@corridor/kernel'
import { larger, type Rational, ZERO } from '../exact/Rational.ts'
import { countPeriods } from '../periods/countPeriods.ts'
import type { InsurancePeriod, StateCode } from '../periods/InsurancePeriod.ts'
import type { CountRules } from '../periods/PeriodCount.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'

/** The longest unbroken own time of a State; undatable periods are taken one by one. */
export function longestSpell(
  { periods }: TotalizationCase,
  state: StateCode,
  rules: CountRules,
): Rational {
  const own = periods
    .filter((period) => period.state === state)
    .toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
  const spells: InsurancePeriod[][] = []
  let end = ''
  for (const period of own) {
    const follows = period.from !== null && end !== '' && period.from <= addDays(end, 1)
    if (follows) spells.at(-1)!.push(period)
    else spells.push([period])
    if (period.to !== null && (period.to > end || !follows)) end = period.to
  }
  return spells
    .map((spell) => countPeriods({ states: [state], periods: spell, rules }).total)
    .reduce(larger, ZERO)
}
