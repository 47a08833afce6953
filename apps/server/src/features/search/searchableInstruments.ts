import type { Named } from '@corridor/evidence'
import type { Instrument, StandardsFacts } from '@corridor/standards'

/** What people write before the number, in the four languages. */
const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  C: ['Convention', 'Convenio', 'اتفاقية'],
  P: ['Protocol', 'Protocole', 'Protocolo', 'بروتوكول'],
  R: ['Recommendation', 'Recommandation', 'Recomendación', 'توصية'],
}

const NUMBER_WORDS = ['', 'No. ', 'no ', 'n° ', 'núm. ', 'رقم ']

const byFacts = new WeakMap<StandardsFacts, readonly Named[]>()

/** The instruments with every usual way of writing their numbers: `C97`, `Convention No. 97`. */
export function searchableInstruments(facts: StandardsFacts): readonly Named[] {
  let named = byFacts.get(facts)
  if (named === undefined) {
    named = facts.instruments.map(({ id, names }) => ({ code: id, names, otherCodes: codesOf(id) }))
    byFacts.set(facts, named)
  }
  return named
}

function codesOf(id: Instrument['id']): readonly string[] {
  const match = /^([CPR])0*(\d+)$/.exec(id)
  if (match === null) return ['CMW', 'MWC', 'ICMW']
  const [, letter, number] = match
  return [
    `${letter}${number}`,
    `${letter} ${number}`,
    ...KIND_WORDS[letter!]!.flatMap((word) =>
      NUMBER_WORDS.map((between) => `${word} ${between}${number}`),
    ),
  ]
}
