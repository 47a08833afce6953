import type { Attributes, AttributeValue, GroupPart } from './DataPart.ts'

/** Remembers the attributes of groups and of the data set, and gives them back for a series. */
export class GroupBook {
  readonly #dimensionIds: readonly string[]
  readonly #groups = new Map<
    string,
    { readonly places: readonly number[]; readonly byKey: Map<string, Attributes> }
  >()
  #whole: Attributes = {}

  constructor(dimensionIds: readonly string[]) {
    this.#dimensionIds = dimensionIds
  }

  clear(): void {
    this.#groups.clear()
    this.#whole = {}
  }

  add({ key, attributes }: GroupPart): void {
    const ids = this.#dimensionIds.filter((id) => key[id] !== undefined)
    if (ids.length === 0) {
      this.#whole = { ...this.#whole, ...attributes }
      return
    }
    const name = ids.join('\u0000')
    const group = this.#groups.get(name) ?? {
      places: ids.map((id) => this.#dimensionIds.indexOf(id)),
      byKey: new Map<string, Attributes>(),
    }
    this.#groups.set(name, group)
    const keyText = ids.map((id) => key[id]).join('\u0000')
    group.byKey.set(keyText, { ...group.byKey.get(keyText), ...attributes })
  }

  /** Of the data set. */
  get whole(): Attributes {
    return this.#whole
  }

  /** Of all groups that a series is in, without those of the data set. */
  ofSeries(key: readonly string[]): Attributes {
    let found: Record<string, AttributeValue> | undefined
    for (const { places, byKey } of this.#groups.values()) {
      const attributes = byKey.get(places.map((place) => key[place]).join('\u0000'))
      if (attributes !== undefined) found = { ...found, ...attributes }
    }
    return found ?? {}
  }

  /** Every group, for a reader that wants them all. */
  *entries(): Generator<{
    readonly key: Readonly<Record<string, string>>
    readonly attributes: Attributes
  }> {
    for (const { places, byKey } of this.#groups.values()) {
      for (const [keyText, attributes] of byKey) {
        const codes = keyText.split('\u0000')
        const key = places.map((place, i) => [this.#dimensionIds[place]!, codes[i]!] as const)
        yield { key: Object.fromEntries(key), attributes }
      }
    }
  }
}
