import { type Artefact, isItemScheme, referenceTo } from './Artefact.ts'
import type { ArtefactKind } from './artefactKinds.ts'
import { artefactOf, formatUrn, type Reference } from './Reference.ts'
import { referencesOf } from './referencesOf.ts'
import { compareVersions, matchVersions, parseVersionPattern } from './version.ts'

/** Artefacts that can be found by name and followed along their references, both ways. */
export class StructureStore {
  readonly artefacts: readonly Artefact[]
  readonly #byName = new Map<string, Artefact>()
  readonly #versions = new Map<string, string[]>()
  readonly #parents = new Map<string, Set<Artefact>>()

  /** Of two with the same name the later one counts. */
  constructor(artefacts: Iterable<Artefact>) {
    for (const artefact of artefacts) this.#byName.set(formatUrn(referenceTo(artefact)), artefact)
    this.artefacts = [...this.#byName.values()]
    for (const artefact of this.artefacts) {
      const family = familyOf(artefact)
      this.#versions.set(family, [...(this.#versions.get(family) ?? []), artefact.version])
    }
    for (const artefact of this.artefacts) {
      for (const child of this.children(artefact)) {
        const name = formatUrn(referenceTo(child))
        const parents = this.#parents.get(name) ?? new Set()
        this.#parents.set(name, parents.add(artefact))
      }
    }
  }

  /** The artefact of a reference, the newest that it allows where its version has a wildcard. */
  find(reference: Reference): Artefact | undefined {
    const exact = this.#byName.get(formatUrn(artefactOf(reference)))
    if (exact !== undefined) return exact
    const pattern = parseVersionPattern(reference.version)
    if (pattern === undefined || pattern.kind === 'exact') return undefined
    const version = matchVersions(pattern, this.versionsOf(reference)).at(-1)
    return version === undefined
      ? undefined
      : this.#byName.get(formatUrn({ ...artefactOf(reference), version }))
  }

  /** The same, when it is of the kind asked for. */
  findAs<K extends ArtefactKind>(
    kind: K,
    reference: Reference | undefined,
  ): Extract<Artefact, { kind: K }> | undefined {
    const found = reference === undefined ? undefined : this.find(reference)
    return found?.kind === kind ? (found as Extract<Artefact, { kind: K }>) : undefined
  }

  /** All versions of an artefact, oldest first. */
  versionsOf(reference: Pick<Reference, 'kind' | 'agency' | 'id'>): string[] {
    return [...(this.#versions.get(familyOf(reference)) ?? [])].sort(compareVersions)
  }

  /** What it refers to itself, and is here. */
  children(artefact: Artefact): Artefact[] {
    const found = referencesOf(artefact).flatMap((reference) => this.find(reference) ?? [])
    return [...new Set(found)].filter((child) => child !== artefact)
  }

  /** What refers to it. */
  parents(artefact: Artefact): Artefact[] {
    return [...(this.#parents.get(formatUrn(referenceTo(artefact))) ?? [])]
  }

  /** Everything reached by following references down, without itself. */
  descendants(artefact: Artefact): Artefact[] {
    return this.#closure(artefact, (one) => this.children(one))
  }

  /** Everything from which it is reached, without itself. */
  ancestors(artefact: Artefact): Artefact[] {
    return this.#closure(artefact, (one) => this.parents(one))
  }

  #closure(artefact: Artefact, step: (one: Artefact) => Artefact[]): Artefact[] {
    const seen = new Set([artefact])
    // A set is walked in order of insertion, what is added on the way included.
    for (const one of seen) for (const next of step(one)) seen.add(next)
    seen.delete(artefact)
    return [...seen]
  }

  /** References that lead nowhere, each with the artefact in which it stands. */
  dangling(): { readonly from: Artefact; readonly to: Reference }[] {
    return this.artefacts.flatMap((from) =>
      referencesOf(from).flatMap((to) => {
        const found = this.find(to)
        if (found === undefined) return [{ from, to }]
        const lacksItem =
          to.item !== undefined &&
          isItemScheme(found) &&
          found.isPartial !== true &&
          found.isExternalReference !== true &&
          itemAt(found.items, to.item) === undefined
        return lacksItem ? [{ from, to }] : []
      }),
    )
  }
}

const familyOf = ({ kind, agency, id }: Pick<Reference, 'kind' | 'agency' | 'id'>): string =>
  `${kind} ${agency}:${id}`

/** An item by its path; the items of all schemes but category schemes lie side by side. */
export function itemAt(
  items: Extract<Artefact, { items: unknown }>['items'],
  path: string,
): (typeof items)[number] | undefined {
  const whole = items.find(({ id }) => id === path)
  if (whole !== undefined) return whole
  const dot = path.indexOf('.')
  if (dot < 0) return undefined
  const parent = items.find(({ id }) => id === path.slice(0, dot))
  return parent?.items === undefined ? undefined : itemAt(parent.items, path.slice(dot + 1))
}
