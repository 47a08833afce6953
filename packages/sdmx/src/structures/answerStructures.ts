import {
  type Artefact,
  type DataConstraint,
  type Item,
  isItemScheme,
  referenceTo,
} from '../model/Artefact.ts'
import { ALL_KINDS, type ArtefactKind, kindNames } from '../model/artefactKinds.ts'
import { formatUrn } from '../model/Reference.ts'
import { itemAt, type StructureStore } from '../model/StructureStore.ts'
import { versionsAskedFor } from '../query/parseQuery.ts'
import type { Choice, StructureQuery } from '../query/Query.ts'
import { SdmxError } from '../SdmxError.ts'

/**
 * The artefacts that a structure query asks for, with those they refer to or are referred to from as
 * asked, in the detail asked for.
 *
 * @param ownAgency also stands for any agency, since clients put a service's own id in its place.
 * @throws {SdmxError} `no_results` when nothing matches.
 * @source SDMX REST API 1.5.0 and 2.2.2, structure queries.
 */
export function answerStructures(
  store: StructureStore,
  query: StructureQuery,
  ownAgency?: string,
): Artefact[] {
  const found = matching(store, query, ownAgency)
  if (found.length === 0) throw new SdmxError('no_results', 'No artefact matches the query')
  const chosen = new Set(found)
  const related = new Set<Artefact>()
  for (const artefact of found) {
    for (const relation of query.references) {
      for (const one of relatives(store, artefact, relation)) if (!chosen.has(one)) related.add(one)
    }
  }
  const asked = found.map((artefact) => withItems(artefact, query.items))
  return [
    ...asked.map((artefact) => inDetail(artefact, query.detail, true)),
    ...[...related].map((artefact) =>
      query.detail === 'referencepartial'
        ? partialFor(store, artefact, found)
        : inDetail(artefact, query.detail, false),
    ),
  ]
}

function matching(store: StructureStore, query: StructureQuery, ownAgency?: string): Artefact[] {
  const kinds = kindsOf(query.types)
  const role = rolesOf(query.types)
  const agency =
    query.agency !== 'all' && ownAgency !== undefined && query.agency.includes(ownAgency)
      ? 'all'
      : query.agency
  const named = store.artefacts.filter(
    (artefact) =>
      kinds.has(artefact.kind) &&
      (artefact.kind !== 'dataconstraint' || role === undefined || artefact.role === role) &&
      includes(agency, artefact.agency) &&
      includes(query.id, artefact.id),
  )
  const families = Map.groupBy(named, ({ kind, agency: by, id }) => `${kind} ${by}:${id}`)
  return [...families.values()].flatMap((family) => {
    const wanted = versionsAskedFor(
      query.versions,
      family.map(({ version }) => version),
    )
    return family.filter(({ version }) => wanted.includes(version))
  })
}

const includes = (choice: Choice, name: string): boolean =>
  choice === 'all' || choice.includes(name)

const kindsOf = (types: Choice): ReadonlySet<ArtefactKind> =>
  new Set(
    types === 'all'
      ? ALL_KINDS
      : ALL_KINDS.filter((kind) => kindNames(kind).resources.some((name) => types.includes(name))),
  )

/** In 1.5 actual and allowed constraints are types of their own. */
function rolesOf(types: Choice): DataConstraint['role'] | undefined {
  if (types === 'all' || types.length !== 1) return undefined
  if (types[0] === 'actualconstraint') return 'actual'
  return types[0] === 'allowedconstraint' ? 'allowed' : undefined
}

function relatives(store: StructureStore, artefact: Artefact, relation: string): Artefact[] {
  switch (relation) {
    case 'none':
      return []
    case 'children':
      return store.children(artefact)
    case 'descendants':
      return store.descendants(artefact)
    case 'parents':
      return store.parents(artefact)
    case 'ancestors':
      return store.ancestors(artefact)
    case 'parentsandsiblings':
      return withSiblings(store, artefact)
    case 'all':
      return [...withSiblings(store, artefact), ...store.descendants(artefact)]
    default: {
      // A type: whatever of it is reached, up or down.
      const kinds = kindsOf([relation])
      return [...store.descendants(artefact), ...store.ancestors(artefact)].filter(({ kind }) =>
        kinds.has(kind),
      )
    }
  }
}

/** What refers to it, and what else that refers to. */
const withSiblings = (store: StructureStore, artefact: Artefact): Artefact[] =>
  store.parents(artefact).flatMap((parent) => [parent, ...store.children(parent)])

/** Only names and, of a complete stub, descriptions and annotations. */
export function stubOf(artefact: Artefact, isComplete: boolean): Artefact {
  const { kind, agency, id, version, names, descriptions, annotations } = artefact
  const common = {
    agency,
    id,
    version,
    names,
    ...(isComplete && descriptions !== undefined ? { descriptions } : {}),
    ...(isComplete && annotations !== undefined ? { annotations } : {}),
    isExternalReference: true,
  }
  switch (kind) {
    case 'datastructure':
      return { kind, ...common, dimensions: [], groups: [], attributes: [], measures: [] }
    case 'dataflow':
    case 'categorisation':
    case 'provisionagreement':
      return { kind, ...common }
    case 'dataconstraint':
      return { kind, ...common, role: artefact.role, attachedTo: [], regions: [] }
    case 'hierarchy':
      return { kind, ...common, codes: [] }
    default:
      return { kind, ...common, items: [] }
  }
}

function inDetail(
  artefact: Artefact,
  detail: StructureQuery['detail'],
  isAsked: boolean,
): Artefact {
  switch (detail) {
    case 'allstubs':
      return stubOf(artefact, false)
    case 'allcompletestubs':
      return stubOf(artefact, true)
    case 'referencestubs':
      return isAsked ? artefact : stubOf(artefact, false)
    case 'referencecompletestubs':
      return isAsked ? artefact : stubOf(artefact, true)
    default:
      return artefact
  }
}

/** A scheme with some of its items: one at the top alone, a nested one with those above it. */
export function withItems(artefact: Artefact, choice: Choice | undefined): Artefact {
  if (choice === undefined || choice === 'all' || !isItemScheme(artefact)) return artefact
  const ids = new Set<string>()
  for (const path of choice) {
    // Ancestors by parent, or the first part of a path of categories.
    let item = itemAt(artefact.items, path)
    if (item !== undefined) ids.add(path.includes('.') ? path.split('.')[0]! : item.id)
    while (item?.parent !== undefined && !ids.has(item.parent)) {
      ids.add(item.parent)
      item = itemAt(artefact.items, item.parent)
    }
  }
  const items = artefact.items.filter(({ id }) => ids.has(id))
  return items.length === artefact.items.length ? artefact : { ...artefact, items, isPartial: true }
}

/** A scheme cut down to the items that the artefacts asked for use. */
function partialFor(
  store: StructureStore,
  artefact: Artefact,
  asked: readonly Artefact[],
): Artefact {
  if (!isItemScheme(artefact)) return artefact
  const users = [...asked, ...asked.flatMap((one) => store.descendants(one))]
  if (artefact.kind === 'codelist') {
    const allowed = codesAllowed(store, artefact, users)
    return allowed === undefined ? artefact : keepCodes(artefact, allowed)
  }
  if (artefact.kind !== 'conceptscheme') return artefact
  const own = formatUrn(referenceTo(artefact))
  const used = users.flatMap((one) => (one.kind === 'datastructure' ? conceptsOf(one, own) : []))
  return used.length === 0 ? artefact : withItems(artefact, used)
}

const conceptsOf = (
  { dimensions, timeDimension, attributes, measures }: Extract<Artefact, { kind: 'datastructure' }>,
  scheme: string,
): string[] =>
  [...dimensions, ...(timeDimension ? [timeDimension] : []), ...attributes, ...measures].flatMap(
    ({ concept: { item, ...rest } }) =>
      item !== undefined && formatUrn(rest) === scheme ? [item] : [],
  )

/** Codes that the allowed constraints on what was asked for leave; undefined when none speaks of them. */
function codesAllowed(
  store: StructureStore,
  list: Artefact,
  users: readonly Artefact[],
): ReadonlySet<string> | undefined {
  const own = formatUrn(referenceTo(list))
  const components = users.flatMap((one) =>
    one.kind === 'datastructure'
      ? [...one.dimensions, ...one.attributes].flatMap(({ id, representation }) =>
          representation?.enumeration !== undefined && formatUrn(representation.enumeration) === own
            ? [id]
            : [],
        )
      : [],
  )
  const constraints = users
    .flatMap((one) => store.parents(one))
    .filter((one) => one.kind === 'dataconstraint' && one.role === 'allowed') as DataConstraint[]
  const values = constraints.flatMap(({ regions }) =>
    regions
      .filter(({ isIncluded }) => isIncluded)
      .flatMap(({ keyValues, components: others }) =>
        [...keyValues, ...others].filter(({ id }) => components.includes(id)),
      )
      .flatMap((member) => member.values ?? []),
  )
  return values.length === 0 ? undefined : new Set(values)
}

/** Codes with their parents, which a tree cannot do without. */
export function keepCodes(
  list: Extract<Artefact, { kind: 'codelist' }>,
  codes: ReadonlySet<string>,
): Artefact {
  const byId = new Map(list.items.map((item) => [item.id, item]))
  const kept = new Set<string>()
  for (const code of codes) {
    let item: Item | undefined = byId.get(code)
    while (item !== undefined && !kept.has(item.id)) {
      kept.add(item.id)
      item = item.parent === undefined ? undefined : byId.get(item.parent)
    }
  }
  if (kept.size === list.items.length) return list
  return { ...list, items: list.items.filter(({ id }) => kept.has(id)), isPartial: true }
}
