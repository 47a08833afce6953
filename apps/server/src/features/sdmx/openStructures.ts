import {
  type Artefact,
  answerStructures,
  type Component,
  type DataConstraint,
  type DataStructure,
  keepCodes,
  type SchemaQuery,
  SdmxError,
  type StructureQuery,
  type StructureStore,
  versionsAskedFor,
} from '@corridor/sdmx'
import { AGENCY } from './structures/names.ts'

/** The artefacts of a structure query. @throws {SdmxError} `no_results`. */
export const openStructures = (store: StructureStore, query: StructureQuery): Artefact[] =>
  answerStructures(store, query, AGENCY)

/** The components of a structure that have codes. */
const coded = ({ dimensions, attributes }: DataStructure): readonly Component[] =>
  [...dimensions, ...attributes].filter(
    ({ representation }) => representation?.enumeration !== undefined,
  )

/** An availability answer with what it refers to, code lists cut to the codes that are available. */
export function withReferences(
  store: StructureStore,
  constraint: DataConstraint,
  references: readonly string[],
): Artefact[] {
  const flow = store.findAs('dataflow', constraint.attachedTo[0])
  if (flow === undefined || references.includes('none')) return [constraint]
  const structure = store.findAs('datastructure', flow.structure)!
  const available = new Map<Artefact, Set<string>>()
  for (const { id, representation } of coded(structure)) {
    const list = store.find(representation!.enumeration!)
    const values = constraint.regions[0]!.keyValues.find((one) => one.id === id)?.values
    if (list === undefined || values === undefined) continue
    const codes = available.get(list) ?? new Set()
    for (const value of values) codes.add(value)
    available.set(list, codes)
  }
  const related = [
    flow,
    ...store.descendants(flow),
    ...store.parents(flow).flatMap(providersOf(store)),
  ]
  const wanted = related.filter(
    ({ kind }) => references.includes('all') || references.includes(kind),
  )
  const given = [...new Set(wanted)].map((artefact) => {
    const codes = available.get(artefact)
    return codes !== undefined && artefact.kind === 'codelist'
      ? keepCodes(artefact, codes)
      : artefact
  })
  return [constraint, ...given]
}

const providersOf = (store: StructureStore) => (parent: Artefact) =>
  parent.kind === 'provisionagreement'
    ? store.children(parent).filter(({ kind }) => kind === 'dataproviderscheme')
    : []

/**
 * The structure that a schema query is about, and under what name its data are published.
 *
 * @throws {SdmxError} `no_results`; `not_offered` when it names several.
 */
export function schemaSubject(
  store: StructureStore,
  { context, agency, id, versions }: SchemaQuery,
): { readonly structure: DataStructure; readonly subject: Artefact } {
  const subjects = store.artefacts.filter(
    (one) =>
      one.kind === context &&
      (agency === 'all' || agency.includes(one.agency)) &&
      (id === 'all' || id.includes(one.id)) &&
      versionsAskedFor(versions, [one.version]).length > 0,
  )
  const [subject] = subjects
  if (subject === undefined) throw new SdmxError('no_results', `There is no such ${context}`)
  if (subjects.length > 1) {
    throw new SdmxError(
      'not_offered',
      `A schema is of one ${context}; there are ${subjects.map((one) => one.id).join(', ')}`,
    )
  }
  const structure = [subject, ...store.descendants(subject)].find(
    (one) => one.kind === 'datastructure',
  )
  if (structure === undefined) throw new SdmxError('no_results', `${subject.id} has no structure`)
  return { structure, subject }
}

/** The codes that a component can have; undefined where any text may stand. */
export const codesOf =
  (store: StructureStore) =>
  ({ representation }: Component): readonly string[] | undefined =>
    store.findAs('codelist', representation?.enumeration)?.items.map(({ id }) => id)
