/** Numbers added one by one; twice as long whenever it is full. */
export class GrowingColumn<T extends Float64Array | Uint32Array> {
  #values: T
  readonly #make: (length: number) => T
  length = 0

  constructor(make: (length: number) => T) {
    this.#make = make
    this.#values = make(1024)
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = this.#make(this.length * 2)
      longer.set(this.#values)
      this.#values = longer
    }
    this.#values[this.length++] = value
  }

  /** What was added; shares its memory with the column. */
  view(): T {
    return this.#values.subarray(0, this.length) as T
  }
}

/** Texts in the order in which they first came, each with its position. */
export class Dictionary {
  readonly values: string[] = []
  readonly #positionOf = new Map<string, number>()

  position(value: string): number {
    const known = this.#positionOf.get(value)
    if (known !== undefined) return known
    this.#positionOf.set(value, this.values.length)
    this.values.push(value)
    return this.values.length - 1
  }
}
