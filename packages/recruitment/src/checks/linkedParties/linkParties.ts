import { compareNames, type PreparedName, prepareName } from './compareNames.ts'
import { addressKey, firmWords, nameWords, numberKey, phoneKey } from './normaliseName.ts'
import type { IdentityNumber, Party, PartyLink } from './Party.ts'

/** Shared pieces of three letters from which a name is a variant by its letters alone. */
export const DEFAULT_SIMILARITY = 0.55

/** Parties made ready to be searched: by number, account, telephone, address, birth date and sound. */
export interface PartyIndex {
  readonly parties: readonly PreparedParty[]
  readonly byKey: ReadonlyMap<string, readonly PreparedParty[]>
}

interface PreparedParty {
  readonly party: Party
  readonly name: PreparedName
  readonly numbers: readonly IdentityNumber[]
  readonly accounts: readonly string[]
  readonly phones: readonly string[]
  readonly addresses: readonly string[]
}

/** Cost: one pass over the parties and their identifiers. */
export function indexParties(parties: readonly Party[]): PartyIndex {
  const prepared = parties.map(prepare)
  const byKey = new Map<string, PreparedParty[]>()
  for (const one of prepared) {
    for (const key of new Set(keysOf(one))) {
      const same = byKey.get(key)
      if (same === undefined) byKey.set(key, [one])
      else same.push(one)
    }
  }
  return { parties: prepared, byKey }
}

/**
 * What ties each of `own` to somebody of the index, every link with its sources, the strongest
 * first. Only those are compared that share a number, an account, a telephone, an address, a birth
 * date, or how two words of the name sound.
 *
 * Strong: same identity number, same account, name variant with the same birth date. Medium: same
 * telephone, same address. Weak: name alone. Different birth dates, or different numbers of one kind
 * and country, take the weight from a link by name.
 *
 * @source operations, section 5, evidence for check 8 (a proposal, to be decided in each deployment)
 */
export function linkParties(
  own: readonly Party[],
  index: PartyIndex,
  leastSimilarity: number = DEFAULT_SIMILARITY,
): readonly PartyLink[] {
  return own
    .flatMap((party) => linksOf(prepare(party), index, keysOf, leastSimilarity))
    .toSorted(byWeight)
}

/**
 * Other files of the same person: an identity number in common, or a variant of the name with the
 * same birth date. Only those with the same number or birth date are compared.
 *
 * @source operations, section 5, check 13: block on birth date or number first, then compare names
 */
export function findSamePerson(person: Party, index: PartyIndex): readonly PartyLink[] {
  const links = linksOf(prepare(person), index, personKeys, DEFAULT_SIMILARITY)
  return links.filter(
    ({ kind, evidence }) =>
      evidence === 'strong' && (kind === 'identity_number' || kind === 'name_and_birth_date'),
  )
}

function linksOf(
  own: PreparedParty,
  index: PartyIndex,
  keys: (party: PreparedParty) => readonly string[],
  leastSimilarity: number,
): readonly PartyLink[] {
  const candidates = new Set(keys(own).flatMap((key) => index.byKey.get(key) ?? []))
  return [...candidates]
    .filter(({ party }) => party.id !== own.party.id)
    .flatMap((other) => linksBetween(own, other, leastSimilarity))
}

const byWeight = (one: PartyLink, other: PartyLink): number =>
  WEIGHTS[one.evidence] - WEIGHTS[other.evidence]

const WEIGHTS = { strong: 0, medium: 1, weak: 2 } as const

function prepare(party: Party): PreparedParty {
  const words = party.role === 'organisation' ? firmWords(party.name) : nameWords(party.name)
  return {
    party,
    name: prepareName(words),
    numbers: party.identityNumbers.map((one) => ({ ...one, number: numberKey(one.number) })),
    accounts: party.bankAccounts.map(numberKey).filter((one) => one.length > 4),
    phones: party.phones.map(phoneKey).filter((one) => one.length > 5),
    addresses: party.addresses.map(addressKey).filter((one) => one.includes(' ')),
  }
}

const keysOf = (prepared: PreparedParty): readonly string[] => [
  ...personKeys(prepared),
  ...prepared.accounts.map((one) => `a${one}`),
  ...prepared.phones.map((one) => `p${one}`),
  ...prepared.addresses.map((one) => `d${one}`),
  ...soundKeys(prepared.name),
]

const personKeys = ({ party, numbers }: PreparedParty): readonly string[] => [
  ...numbers.map(({ kind, number }) => `n${kind}:${number}`),
  ...(party.birthDate === null ? [] : [`b${party.birthDate}`]),
]

/** Every pair of the consonants of two words, so that one common name does not gather everybody. */
function soundKeys({ skeletons }: PreparedName): string[] {
  const sounds = [...new Set(skeletons)].filter((one) => one !== '').toSorted()
  if (sounds.length === 1) return [`s${sounds[0]}`]
  return sounds.flatMap((one, at) => sounds.slice(at + 1).map((other) => `s${one}+${other}`))
}

function linksBetween(
  one: PreparedParty,
  other: PreparedParty,
  leastSimilarity: number,
): readonly PartyLink[] {
  const found = { own: one.party, other: other.party, similarity: null, conflict: null }
  const shared = (
    kind: PartyLink['kind'],
    evidence: PartyLink['evidence'],
    values: readonly string[],
  ): readonly PartyLink[] => values.map((value) => ({ ...found, kind, evidence, shared: value }))
  const common = (mine: readonly string[], theirs: readonly string[]) =>
    mine.filter((value) => theirs.includes(value))
  return [
    ...shared('identity_number', 'strong', sameNumbers(one, other)),
    ...shared('bank_account', 'strong', common(one.accounts, other.accounts)),
    ...shared('phone', 'medium', common(one.phones, other.phones)),
    ...shared('address', 'medium', common(one.addresses, other.addresses)),
    ...nameLink(one, other, leastSimilarity),
  ]
}

function nameLink(
  one: PreparedParty,
  other: PreparedParty,
  leastSimilarity: number,
): readonly PartyLink[] {
  // A firm and a person of its name are two things.
  const areFirms = [one, other].filter(({ party }) => party.role === 'organisation').length
  if (areFirms === 1) return []
  const likeness = compareNames(one.name, other.name, leastSimilarity)
  if (likeness === null) return []
  const [mine, theirs] = [one.party.birthDate, other.party.birthDate]
  const sameBirth = mine !== null && mine === theirs
  const conflict =
    mine !== null && theirs !== null && mine !== theirs
      ? 'birth_date'
      : haveOtherNumbers(one, other)
        ? 'identity_number'
        : null
  const isStrong = sameBirth && conflict === null
  return [
    {
      ...{ own: one.party, other: other.party, conflict, similarity: likeness.similarity },
      kind: sameBirth ? 'name_and_birth_date' : 'name',
      evidence: isStrong ? 'strong' : 'weak',
      shared: other.party.name,
    },
  ]
}

const sameNumbers = (one: PreparedParty, other: PreparedParty): readonly string[] =>
  one.numbers
    .filter((mine) => other.numbers.some((theirs) => isSameNumber(mine, theirs)))
    .map(({ kind, number }) => `${kind} ${number}`)

/** Two States may give out one number; where the State is not stated, it may be the same. */
const isSameNumber = (one: IdentityNumber, other: IdentityNumber): boolean =>
  one.kind === other.kind &&
  one.number === other.number &&
  (one.country === null || other.country === null || one.country === other.country)

/** Numbers of one kind and country of which none is the same. */
function haveOtherNumbers(one: PreparedParty, other: PreparedParty): boolean {
  const pairs = one.numbers.flatMap((mine) =>
    other.numbers.map((theirs) => [mine, theirs] as const),
  )
  const ofOneKind = pairs.filter(
    ([mine, theirs]) =>
      mine.kind === theirs.kind && mine.country !== null && mine.country === theirs.country,
  )
  return ofOneKind.length > 0 && !pairs.some(([mine, theirs]) => isSameNumber(mine, theirs))
}
