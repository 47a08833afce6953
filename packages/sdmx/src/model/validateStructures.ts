import { type Artefact, type DataStructure, type Item, isItemScheme } from './Artefact.ts'
import { ARTEFACT_KINDS } from './artefactKinds.ts'
import { nameInWords, type Reference } from './Reference.ts'
import type { StructureStore } from './StructureStore.ts'
import { parseVersion } from './version.ts'

/** What is wrong with an artefact, where in it, and what to do. */
export interface StructureProblem {
  readonly artefact: Reference
  /** A path within the artefact, as `attributes.OBS_STATUS.relationship`. */
  readonly at: string
  readonly problem: string
  readonly fix: string
}

const ID = /^[A-Za-z0-9_@$-]+$/
const NAME_ID = /^[A-Za-z][A-Za-z0-9_-]*$/

type Report = (at: string, problem: string, fix: string) => void

/**
 * Everything that is wrong with the artefacts of a store, all at once: ids, versions, names, parents,
 * components, relationships and references that lead nowhere.
 *
 * @param allowDangling whether references out of the store are expected.
 * @remarks O(items + references).
 */
export function validateStructures(
  store: StructureStore,
  allowDangling = false,
): StructureProblem[] {
  const problems: StructureProblem[] = []
  for (const artefact of store.artefacts) {
    const report: Report = (at, problem, fix) =>
      problems.push({ artefact: nameOf(artefact), at, problem, fix })
    checkNames(artefact, report)
    if (isItemScheme(artefact)) checkItems(artefact, artefact.items, '', report)
    if (artefact.kind === 'datastructure') checkComponents(artefact, report)
    if (artefact.kind === 'dataconstraint') checkConstraint(artefact, report)
    checkReferences(artefact, report)
  }
  if (!allowDangling) {
    for (const { from, to } of store.dangling()) {
      const name = `${ARTEFACT_KINDS[to.kind].className} ${nameInWords(to)}`
      const item = to.item === undefined ? '' : `, item ${to.item}`
      problems.push({
        artefact: nameOf(from),
        at: 'references',
        problem: `${name}${item} is referred to and is not there`,
        fix: 'Add it, or refer to another version',
      })
    }
  }
  return problems
}

const nameOf = ({ kind, agency, id, version }: Artefact): Reference => ({
  kind,
  agency,
  id,
  version,
})

/** Only stubs leave out what they refer to. */
function checkReferences(artefact: Artefact, report: Report): void {
  if (artefact.isExternalReference === true) return
  const missing = (at: string, reference: Reference | undefined) => {
    if (reference === undefined) report(at, `There is no ${at}`, 'Name it, or mark this as a stub')
  }
  if (artefact.kind === 'dataflow') missing('structure', artefact.structure)
  if (artefact.kind === 'categorisation') {
    missing('source', artefact.source)
    missing('target', artefact.target)
  }
  if (artefact.kind === 'provisionagreement') {
    missing('dataflow', artefact.dataflow)
    missing('provider', artefact.provider)
  }
}

function checkNames(artefact: Artefact, report: Report): void {
  const { agency, id, version, names, validFrom, validTo } = artefact
  if (!ID.test(id)) report('id', `"${id}" is not an id`, 'Use letters, digits, _, @, $ and -')
  if (!agency.split('.').every((part) => NAME_ID.test(part))) {
    report('agency', `"${agency}" is not an agency`, 'Use ids joined by dots, as SDMX or ILO.STAT')
  }
  if (parseVersion(version) === undefined) {
    report('version', `"${version}" is not a version`, 'Write 1.0, or 1.0.0, or 1.0.0-draft')
  }
  if (Object.keys(names).length === 0) {
    report('names', 'There is no name', 'Give a name in one language at least')
  }
  if (validFrom !== undefined && validTo !== undefined && validFrom > validTo) {
    report(
      'validTo',
      `It ends ${validTo} before it begins ${validFrom}`,
      'Correct one of the dates',
    )
  }
}

function checkItems(
  scheme: Extract<Artefact, { items: unknown }>,
  items: readonly Item[],
  path: string,
  report: Report,
): void {
  const parents = new Map(items.map(({ id, parent }) => [id, parent]))
  if (parents.size < items.length) {
    const seen = new Set<string>()
    for (const { id } of items) {
      if (seen.has(id)) report(`items.${path}${id}`, 'The id stands twice', 'Remove one of the two')
      seen.add(id)
    }
  }
  for (const item of items) {
    const at = `items.${path}${item.id}`
    if (scheme.kind !== 'valuelist' && !ID.test(item.id)) {
      report(at, `"${item.id}" is not an id`, 'Use letters, digits, _, @, $ and -')
    }
    if (scheme.kind !== 'valuelist' && Object.keys(item.names).length === 0) {
      report(at, 'There is no name', 'Give a name in one language at least')
    }
    if (item.parent !== undefined && !parents.has(item.parent) && scheme.isPartial !== true) {
      report(at, `Its parent ${item.parent} is not there`, 'Add the parent or remove the reference')
    }
    if (item.items !== undefined) checkItems(scheme, item.items, `${path}${item.id}.`, report)
  }
  for (const id of itemsInCircles(parents)) {
    report(`items.${path}${id}`, 'It is its own ancestor', 'Remove a parent from the circle')
  }
}

function itemsInCircles(parents: ReadonlyMap<string, string | undefined>): string[] {
  const walked = new Set<string>()
  const inCircle: string[] = []
  for (const start of parents.keys()) {
    const way = new Set<string>()
    let id: string | undefined = start
    while (id !== undefined && !walked.has(id) && !way.has(id)) {
      way.add(id)
      id = parents.get(id)
    }
    // Met again on this very way: from there on it goes round.
    if (id !== undefined && way.has(id)) inCircle.push(...[...way].slice([...way].indexOf(id)))
    for (const one of way) walked.add(one)
  }
  return inCircle
}

function checkComponents(structure: DataStructure, report: Report): void {
  const { dimensions, timeDimension, attributes, measures, groups } = structure
  if (structure.isExternalReference === true) return
  if (dimensions.length === 0 && timeDimension === undefined) {
    report('dimensions', 'There is no dimension', 'Add one')
  }
  const ids = [
    ...dimensions,
    ...(timeDimension === undefined ? [] : [timeDimension]),
    ...attributes,
    ...measures,
  ].map(({ id }) => id)
  for (const [i, id] of ids.entries()) {
    if (!NAME_ID.test(id)) {
      report(
        `components.${id}`,
        `"${id}" is not an id`,
        'Begin with a letter; use letters, digits, _ and -',
      )
    }
    if (ids.indexOf(id) < i)
      report(`components.${id}`, 'The id stands twice', 'Rename one of the two')
  }
  const known = new Set(dimensions.map(({ id }) => id))
  for (const group of groups) {
    for (const id of group.dimensions) {
      if (!known.has(id)) {
        report(
          `groups.${group.id}`,
          `${id} is not a dimension`,
          `Name some of ${[...known].join(', ')}`,
        )
      }
    }
  }
  for (const { id, relationship } of attributes) {
    const at = `attributes.${id}.relationship`
    if (relationship.to === 'dimensions') {
      for (const dimension of relationship.dimensions) {
        if (known.has(dimension) || dimension === timeDimension?.id) continue
        report(at, `${dimension} is not a dimension`, `Name some of ${[...known].join(', ')}`)
      }
    }
    if (relationship.to === 'group' && !groups.some((group) => group.id === relationship.group)) {
      report(
        at,
        `There is no group ${relationship.group}`,
        'Add the group or relate it to dimensions',
      )
    }
  }
}

function checkConstraint(
  { regions, attachedTo }: Extract<Artefact, { kind: 'dataconstraint' }>,
  report: Report,
): void {
  if (attachedTo.length === 0) {
    report('attachedTo', 'It is attached to nothing', 'Attach it to a structure, flow or agreement')
  }
  for (const [i, { keyValues, components }] of regions.entries()) {
    for (const { id, values, timeRange } of [...keyValues, ...components]) {
      if ((values === undefined || values.length === 0) === (timeRange === undefined)) {
        report(
          `regions.${i}.${id}`,
          'It has neither values nor a range, or both',
          'Give one of them',
        )
      }
    }
  }
}
