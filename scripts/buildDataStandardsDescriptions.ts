// Instruments in the form of data/standards/instruments.json, from the reference descriptions.
import type {
  Instrument,
  InstrumentKind,
  LifeCycle,
  Provision,
  Verification,
} from '../packages/standards/src/index.ts'
import {
  categoryOf,
  DENOUNCES,
  LIFE_CYCLE_SOURCES,
  LINKS,
  OLD_TYPE,
  OTHER_INSTRUMENTS,
  REWORDED,
  STANDARD,
  STATED_ENTRIES,
  UN_MIGRANT_WORKERS,
} from './buildDataStandardsInstruments.ts'
import { takeApart } from './buildDataStandardsNamedArticles.ts'
import { OTHER_PROVISIONS } from './buildDataStandardsOtherProvisions.ts'
import { type Classification, MIGRATION_PROVISIONS } from './buildDataStandardsProvisions.ts'
import { SUMMARIES } from './buildDataStandardsSummaries.ts'
import { UNIT_RULES } from './buildDataStandardsUnits.ts'

interface ReferenceInstrument {
  readonly id: string
  readonly kind: InstrumentKind
  readonly title: string
  readonly year: number
  readonly inForce?: {
    readonly date: string
    readonly verification: Verification
    readonly note: string | null
  }
  readonly lifeCycle?: { readonly eif: string; readonly verification: Verification }
  readonly accompaniedBy?: readonly string[]
  readonly revises?: readonly string[]
  readonly provisions: readonly {
    readonly article: string
    readonly topic: string
    readonly requirement: string
    readonly verification: Verification
    readonly source: string | null
  }[]
}

const CLASSIFIED: Readonly<Record<string, Readonly<Record<string, Classification>>>> = {
  ...MIGRATION_PROVISIONS,
  ...OTHER_PROVISIONS,
}

/** All instruments, in order of kind and number. @throws when a provision is not classified. */
export function describeInstruments(reference: readonly ReferenceInstrument[]) {
  const described = reference.map((one) => ({
    ...framed(one.id, one.kind, one.title, one.year),
    lifeCycle: lifeCycleOf(one),
    statedEntryIntoForce: statedEntryOf(one),
    accompaniedBy: one.accompaniedBy ?? [],
    revises: one.revises ?? [],
    provisions: provisionsOf(one),
  }))
  const others = OTHER_INSTRUMENTS.map(({ id, name, adoptedYear, accompaniedBy, note }) => ({
    ...framed(id, id.startsWith('P') ? 'protocol' : 'convention', name, adoptedYear),
    lifeCycle: {
      ...(id === 'C001' ? OLD_TYPE : STANDARD),
      verification: 'unverified' as const,
      source: null,
    },
    accompaniedBy: accompaniedBy ?? [],
    note: note ?? null,
    provisions: (SUMMARIES[id] ?? []).map(inOrder),
  }))
  return [...described, ...others].toSorted((a, b) => orderOf(a.id) - orderOf(b.id))
}

/** Conventions, protocols, recommendations, the United Nations convention. */
const orderOf = (id: string): number =>
  id === 'ICRMW' ? 9999 : 'CPR'.indexOf(id[0]!) * 1000 + Number(id.slice(1))

const framed = (id: string, kind: InstrumentKind, name: string, adoptedYear: number) => ({
  id,
  kind,
  name: kind === 'protocol' ? name : `${name}, ${adoptedYear}`,
  adoptedYear,
  category: categoryOf(id, kind),
  lifeCycle: null as LifeCycle | null,
  statedEntryIntoForce: null as Instrument['statedEntryIntoForce'],
  accompaniedBy: [] as readonly string[],
  revises: (DENOUNCES[id] ?? []).map(({ instrument }) => instrument),
  denounces: DENOUNCES[id] ?? [],
  units: UNIT_RULES[id] ?? null,
  link: LINKS[id] ?? null,
  note: null as string | null,
  provisions: [] as readonly ProvisionInEnglish[],
})

function lifeCycleOf({ id, lifeCycle }: ReferenceInstrument): LifeCycle | null {
  if (lifeCycle === undefined) return null
  const rule =
    lifeCycle.eif === 'icrmw'
      ? UN_MIGRANT_WORKERS
      : lifeCycle.eif === 'immediate-on-registration'
        ? OLD_TYPE
        : STANDARD
  return {
    ...rule,
    verification: lifeCycle.verification,
    source: LIFE_CYCLE_SOURCES[id] ?? null,
  }
}

function statedEntryOf({ id, inForce }: ReferenceInstrument): Instrument['statedEntryIntoForce'] {
  const stated = STATED_ENTRIES[id]
  if (stated !== undefined) return stated
  if (inForce === undefined || inForce.verification === 'recomputed') return null
  const source = inForce.note?.replace(/; recomputed from .*$/, '') ?? null
  return { date: inForce.date, verification: inForce.verification, source }
}

function provisionsOf({ id, provisions }: ReferenceInstrument) {
  const parts = provisions.map((provision) => takeApart(id, provision))
  const named = parts.flatMap((part) => part.named.map(inOrder))
  const all = [...parts.map(({ left }) => provisionOf(id, left)), ...named]
  if (named.length === 0) return all
  // Each after the run of articles in which it stands.
  const first = ({ article }: { readonly article: string }): number => Number.parseInt(article, 10)
  return all.toSorted((one, other) => first(one) - first(other))
}

function provisionOf(id: string, given: ReferenceInstrument['provisions'][number]) {
  const { article, topic: subject } = given
  const classified = CLASSIFIED[id]?.[article]
  if (classified === undefined) throw new Error(`${id} ${article} is not classified`)
  return { ...inOrder({ ...given, ...classified, subject }), ...REWORDED[`${id} ${article}`] }
}

type ProvisionInEnglish = Omit<Provision, 'requirement'> & { readonly requirement: string }

/** The fields in the order of the file. */
const inOrder = (given: ProvisionInEnglish): ProvisionInEnglish => ({
  article: given.article,
  topic: given.topic,
  subject: given.subject,
  requirement: given.requirement,
  dutyOf: given.dutyOf,
  isRight: given.isRight,
  unit: given.unit,
  reciprocity: given.reciprocity,
  verification: given.verification,
  source: given.source,
})
