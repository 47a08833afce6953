import { foldText, isOneSlip, shown } from '@corridor/kernel'
import type { AreaCatalogue } from './AreaCatalogue.ts'
import type { FieldFault } from './readFigure.ts'

/** An area or residual origin that a file may name, with what people write in place of its code. */
export interface KnownArea {
  readonly code: string
  readonly originOnly: boolean
  /** ISO alpha-2, M49 with and without leading zeros. */
  readonly otherCodes: readonly string[]
  /** Names and alternative names in every language; the first is the English one. */
  readonly names: readonly string[]
}

/** Every area and residual of a catalogue. */
export function knownAreasOf({ areas, residuals }: AreaCatalogue): KnownArea[] {
  return [
    ...areas.map(({ code, iso2, m49, names, alternativeNames }) => ({
      code,
      originOnly: false,
      otherCodes: [iso2, m49, m49 === null ? null : String(Number(m49))].filter(
        (other) => other !== null,
      ),
      names: [...Object.values(names), ...alternativeNames],
    })),
    ...residuals.map(({ code, names }) => ({
      code,
      originOnly: true,
      otherCodes: [],
      names: Object.values(names),
    })),
  ]
}

type AreaRole = 'origin' | 'destination' | 'area'

/** Why a field is not the code of an area that may stand there; undefined when it is. */
export type AreaCheck = (text: string, role: AreaRole) => FieldFault | undefined

/**
 * A check of area codes that knows what was probably meant.
 *
 * @remarks O(1) for known codes; each unknown text is compared with every code and name once.
 */
export function areaCheck(known: readonly KnownArea[]): AreaCheck {
  const byCode = new Map(known.map((area) => [area.code, area]))
  const faults = new Map<string, FieldFault>()
  return (text, role) => {
    const area = byCode.get(text)
    if (area !== undefined) {
      if (!area.originOnly || role === 'origin') return undefined
      return {
        problem: `${text} stands for ${area.names[0]!.toLowerCase()}, which can only be an origin`,
        fix: 'Leave the row out or give the area',
      }
    }
    let fault = faults.get(text)
    if (fault === undefined) {
      fault = describeUnknown(text, known)
      // Beyond this a file is not a table of areas, and the list would only take memory.
      if (faults.size < 10_000) faults.set(text, fault)
    }
    return fault
  }
}

function describeUnknown(text: string, known: readonly KnownArea[]): FieldFault {
  if (text === '')
    return { problem: 'it is empty', fix: 'Give the code of an area, for example NPL' }
  const problem = `${shown(text)} is not the code of an area`
  const upper = text.toUpperCase()
  const exact = known.find(({ code, otherCodes }) => code === upper || otherCodes.includes(upper))
  if (exact !== undefined) return { problem, fix: `Write ${exact.code} for ${exact.names[0]}` }
  const folded = foldText(text)
  const named = known.find(({ names }) => names.some((name) => foldText(name) === folded))
  if (named !== undefined) {
    return { problem, fix: `Names are not accepted; write ${named.code} for ${named.names[0]}` }
  }
  const near = nearAreas(upper, folded, known).map(({ code, names }) => `${code} (${names[0]})`)
  const hint = near.length > 0 ? ` Near it: ${near.join(', ')}` : ''
  return { problem, fix: `Use the three-letter code of ISO 3166-1.${hint}` }
}

/** Up to three areas whose code or name is one slip away. */
function nearAreas(upper: string, folded: string, known: readonly KnownArea[]): KnownArea[] {
  return known
    .filter(
      ({ code, names }) =>
        isOneSlip(code, upper) ||
        (folded.length > 4 && names.some((name) => isOneSlip(foldText(name), folded))),
    )
    .slice(0, 3)
}
