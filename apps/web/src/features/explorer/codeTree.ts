import { plainText } from './readStructure.ts'
import type { Code, Component } from './structure.ts'

/** One line of a list of choices. */
export interface CodeLine {
  readonly code: Code
  /** How deep it stands. */
  readonly depth: number
  /** Series with it among those that match the other choices; 0 where there are none. */
  readonly count: number
  /** Whether the table has figures for it at all; false for headings such as regions. */
  readonly isCode: boolean
  /** Codes below a heading, or the code itself. */
  readonly members: readonly string[]
}

/**
 * The codes of a dimension that the table has figures for, below the headings of their list.
 *
 * @param known codes that have figures, whatever else is chosen.
 * @param counts series of each code given the other choices.
 * @param find only lines with this in name or code, and the headings above them.
 */
export function codeLines(
  { codes }: Component,
  known: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  find: string,
): readonly CodeLine[] {
  const below = new Map<string | undefined, Code[]>()
  for (const code of codes.values()) {
    // A heading that the list does not have does not hide what is below it.
    const parent = code.parent !== undefined && codes.has(code.parent) ? code.parent : undefined
    below.set(parent, [...(below.get(parent) ?? []), code])
  }
  const wanted = plainText(find.trim())
  const matches = ({ id, name }: Code) =>
    wanted === '' || plainText(name).includes(wanted) || id.toLowerCase().includes(wanted)
  const linesOf = (code: Code, depth: number): readonly CodeLine[] => {
    const inner = (below.get(code.id) ?? []).flatMap((one) => linesOf(one, depth + 1))
    const isCode = known.has(code.id)
    if (inner.length === 0 && !(isCode && matches(code))) return []
    const members = isCode ? [code.id] : inner.filter((one) => one.isCode).map((one) => one.code.id)
    return [{ code, depth, count: counts.get(code.id) ?? 0, isCode, members }, ...inner]
  }
  const lines = (below.get(undefined) ?? []).flatMap((one) => linesOf(one, 0))
  // Codes in use that their list does not have are told by themselves.
  const stray = [...known]
    .filter((id) => !codes.has(id))
    .map((id, place): Code => ({ id, name: id, order: codes.size + place }))
    .filter(matches)
  return [
    ...lines,
    ...stray.map((code) => ({
      ...{ code, depth: 0, count: counts.get(code.id) ?? 0, isCode: true, members: [code.id] },
    })),
  ]
}

/**
 * The choice after a line was pressed: its codes are taken out when all of them are chosen, else added.
 * To have chosen everything there is is to have chosen nothing in particular.
 */
export function pressLine(
  chosen: readonly string[],
  { members }: Pick<CodeLine, 'members'>,
  known: ReadonlySet<string>,
): readonly string[] {
  const isWhole = members.every((code) => chosen.includes(code))
  const next = isWhole
    ? chosen.filter((code) => !members.includes(code))
    : [...chosen, ...members.filter((code) => !chosen.includes(code))]
  return known.size > 0 && [...known].every((code) => next.includes(code)) ? [] : next
}
