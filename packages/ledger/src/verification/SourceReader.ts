/** Items one after the other, from memory or from far away. */
export type Source<Item> = Iterable<Item> | AsyncIterable<Item>

/** Reads a source item by item; waits only where the source itself makes one wait. */
export class SourceReader<Item> {
  readonly #iterator: Iterator<Item> | AsyncIterator<Item>
  /** The item to be looked at; undefined at the end. */
  current: Item | undefined = undefined

  constructor(source: Source<Item>) {
    this.#iterator =
      Symbol.iterator in source ? source[Symbol.iterator]() : source[Symbol.asyncIterator]()
  }

  /** @returns a promise only where the next item is not there yet. */
  advance(): Promise<void> | undefined {
    const result: IteratorResult<Item> | Promise<IteratorResult<Item>> = this.#iterator.next()
    if (result instanceof Promise) return result.then((next) => this.#take(next))
    this.#take(result)
    return undefined
  }

  #take(result: IteratorResult<Item>): void {
    this.current = result.done === true ? undefined : result.value
  }
}
