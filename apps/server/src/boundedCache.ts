/** Keeps values up to a total size; those not asked for the longest go first. */
export interface BoundedCache<Value> {
  /** The value, now the most recent one. */
  get(key: string): Value | undefined
  /** Keeps the value unless it alone is larger than the bound. */
  set(key: string, value: Value, bytes: number): void
  delete(key: string): void
  readonly bytes: number
}

export function boundedCache<Value>(largestBytes: number): BoundedCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>()
  let total = 0
  const remove = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  return {
    get bytes() {
      return total
    },
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // A map iterates in the order of insertion: moving an entry to the end marks it as used.
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    delete: remove,
    set(key, value, bytes) {
      remove(key)
      if (bytes > largestBytes) return
      entries.set(key, { value, bytes })
      total += bytes
      for (const oldest of entries.keys()) {
        if (total <= largestBytes) break
        remove(oldest)
      }
    },
  }
}
