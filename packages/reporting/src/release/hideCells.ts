/** A total and what it is the sum of, by key. */
export interface KeyedSum {
  readonly total: string
  readonly parts: readonly string[]
}

type Values = ReadonlyMap<string, number | null>

/**
 * Which further figures are left out so that none of the hidden ones follows from the sums: not one by
 * one, not by several sums together, and not because what is left of a sum is nothing.
 *
 * Known to whoever computes are all published figures and every sum. First every sum with one figure
 * left out loses another: the one that leaves fewest other sums with one, then the smallest. As long as a
 * hidden figure still has one value in all solutions, one more goes. Then each that need not be left out
 * is shown again, the largest first.
 *
 * @param values every figure by key; null where there is none, which is then unknown to everybody.
 * @param primary keys that must not be told.
 * @returns the keys left out besides; all there are where nothing less helps.
 * @remarks Elimination of sums by hidden keys for each figure looked at: a second for 1,000 cells.
 */
export function hideCells(
  values: Values,
  primary: ReadonlySet<string>,
  sums: readonly KeyedSum[],
): ReadonlySet<string> {
  const besides = new Set<string>()
  for (const { lines, keys } of componentsOf(distinctLines(values, sums))) {
    const own = [...primary].filter((key) => keys.has(key))
    if (own.length === 0) continue
    for (const key of hideIn(lines, values, new Set(own))) besides.add(key)
  }
  return besides
}

type Lines = readonly (readonly string[])[]

/** Sums that share no figure tell nothing of each other. */
function componentsOf(
  lines: Lines,
): readonly { readonly lines: Lines; readonly keys: ReadonlySet<string> }[] {
  let found: { lines: (readonly string[])[]; keys: Set<string> }[] = []
  for (const line of lines) {
    const joined = found.filter(({ keys }) => line.some((key) => keys.has(key)))
    const one = {
      lines: [...joined.flatMap((other) => other.lines), line],
      keys: new Set([...joined.flatMap((other) => [...other.keys]), ...line]),
    }
    found = [...found.filter((other) => !joined.includes(other)), one]
  }
  return found
}

/** Showing again is tried for at most so many. */
const MOST_TRIED = 60

function hideIn(lines: Lines, values: Values, primary: ReadonlySet<string>): readonly string[] {
  const hidden = new Set(primary)
  accompany(lines, values, hidden)
  for (;;) {
    const exposed = exposedKeys(lines, values, hidden)
    const key = [...primary].find((one) => exposed.has(one))
    const next = key === undefined ? undefined : companionOf(key, lines, values, hidden)
    // None is exposed, or nothing is left that could be hidden with it.
    if (next === undefined) break
    hidden.add(next)
    accompany(lines, values, hidden)
  }
  const besides = [...hidden].filter((key) => !primary.has(key))
  const tried = besides.toSorted((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0))
  for (const key of tried.slice(0, MOST_TRIED)) {
    hidden.delete(key)
    const exposed = exposedKeys(lines, values, hidden)
    if ([...primary].some((one) => exposed.has(one))) hidden.add(key)
  }
  return besides.filter((key) => hidden.has(key))
}

/** Until no sum has a single figure that is left out, as far as there are others. */
function accompany(lines: Lines, values: Values, hidden: Set<string>): void {
  const isUnknown = (key: string) => hidden.has(key) || (values.get(key) ?? null) === null
  for (let again = true; again; ) {
    again = false
    for (const line of lines) {
      const unknown = line.filter(isUnknown)
      if (unknown.length !== 1 || !hidden.has(unknown[0]!)) continue
      const next = cheapest(
        line.filter((key) => !isUnknown(key)),
        lines,
        values,
        hidden,
      )
      if (next === undefined) continue
      hidden.add(next)
      again = true
    }
  }
}

/** Of figures that are told: the one that leaves fewest sums with one left out, then the smallest. */
function cheapest(
  told: readonly string[],
  lines: Lines,
  values: Values,
  hidden: ReadonlySet<string>,
): string | undefined {
  const cost = (key: string) =>
    lines.filter((line) => line.includes(key) && !line.some((one) => hidden.has(one))).length
  const ranked = told.map((key) => ({ key, cost: cost(key), size: sizeOf(values.get(key)!) }))
  return ranked.toSorted(
    (a, b) => a.cost - b.cost || a.size - b.size || (a.key < b.key ? -1 : 1),
  )[0]?.key
}

/** All keys of a sum together; the same sum stands in several tables. */
function distinctLines(values: Values, sums: readonly KeyedSum[]): readonly (readonly string[])[] {
  const lines = new Map<string, readonly string[]>()
  for (const { total, parts } of sums) {
    const line = [total, ...parts]
    if (line.some((key) => values.has(key))) lines.set(line.join(' '), line)
  }
  return [...lines.values()]
}

/** Hidden keys whose value follows from the rest. */
export function exposedKeys(
  lines: Lines,
  values: Values,
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  const isUnknown = (key: string) => hidden.has(key) || (values.get(key) ?? null) === null
  const exposed = new Set<string>()
  for (const line of lines) {
    const unknown = line.filter(isUnknown)
    const parts = unknown.filter((key) => key !== line[0])
    const isNothing = parts.every((key) => values.get(key) === 0)
    // The total of hidden parts that is told, less the parts that are told, leaves nothing.
    if (unknown.length === parts.length && isNothing) for (const key of parts) exposed.add(key)
  }
  for (const key of determined(lines, isUnknown)) if (hidden.has(key)) exposed.add(key)
  return exposed
}

/** A prime whose square is still an exact number. */
const PRIME = 94_906_249

/**
 * Unknown keys that have one value in all solutions of the sums: after elimination, those that stand
 * alone in their line. Modulo a prime, so that no rounding can hide or invent one.
 */
function determined(lines: Lines, isUnknown: (key: string) => boolean): readonly string[] {
  const reduced = new Map<string, Map<string, number>>()
  for (const line of lines) {
    const row = new Map<string, number>()
    for (const [at, key] of line.entries()) {
      if (isUnknown(key)) row.set(key, at === 0 ? PRIME - 1 : 1)
    }
    for (const [pivot, other] of reduced) subtract(row, other, pivot)
    const pivot = row.keys().next().value
    if (pivot === undefined) continue
    scale(row, inverse(row.get(pivot)!))
    for (const other of reduced.values()) subtract(other, row, pivot)
    reduced.set(pivot, row)
  }
  return [...reduced].filter(([, row]) => row.size === 1).map(([pivot]) => pivot)
}

/** Takes so much of `other` off that nothing is left at the pivot, where `other` has 1. */
function subtract(
  row: Map<string, number>,
  other: ReadonlyMap<string, number>,
  pivot: string,
): void {
  const factor = row.get(pivot)
  if (factor === undefined) return
  for (const [key, coefficient] of other) {
    const value = ((row.get(key) ?? 0) + (PRIME - factor) * coefficient) % PRIME
    if (value === 0) row.delete(key)
    else row.set(key, value)
  }
}

function scale(row: Map<string, number>, factor: number): void {
  for (const [key, coefficient] of row) row.set(key, (coefficient * factor) % PRIME)
}

/** By Fermat: the power of the prime less two. */
function inverse(value: number): number {
  let [result, base, exponent] = [1, value, PRIME - 2]
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/**
 * A figure that is still told, of the sums that are nearest to the key: first its own, then those that
 * share a hidden figure with them, and so on.
 */
function companionOf(
  key: string,
  lines: Lines,
  values: Values,
  hidden: ReadonlySet<string>,
): string | undefined {
  const reached = new Set([key])
  for (let before = 0; reached.size > before; ) {
    before = reached.size
    const near = lines.filter((line) => line.some((one) => reached.has(one)))
    const told = near
      .flat()
      .filter((one) => !hidden.has(one) && (values.get(one) ?? null) !== null)
      .toSorted((a, b) => sizeOf(values.get(a)!) - sizeOf(values.get(b)!) || (a < b ? -1 : 1))
    if (told[0] !== undefined) return told[0]
    for (const one of near.flat()) if (hidden.has(one)) reached.add(one)
  }
  return undefined
}

/** Zero hides nothing as long as there is something else. */
const sizeOf = (value: number): number => (value === 0 ? Number.MAX_SAFE_INTEGER : value)
