import { type ArtefactKind, kindNames, kindOfClass, type ModelVersion } from './artefactKinds.ts'

/** Names one artefact, or one item of it. */
export interface Reference {
  readonly kind: ArtefactKind
  readonly agency: string
  readonly id: string
  /** A version, or a version with a wildcard as `1.0+.0`. */
  readonly version: string
  /** An item, nested ones joined by dots. */
  readonly item?: string
}

/** What names an artefact without its kind. */
export type ArtefactName = Pick<Reference, 'agency' | 'id' | 'version'>

const URN =
  /^urn:sdmx:org\.sdmx\.infomodel\.([a-z]+)\.([A-Za-z]+)=([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*):([\w@$-]+)\(([\w.+*~-]+)\)(?:\.([\w@$.-]+))?$/

/**
 * Writes a reference as a URN. An item has the class of its scheme's items.
 *
 * @example
 * formatUrn({ kind: 'codelist', agency: 'SDMX', id: 'CL_FREQ', version: '2.0', item: 'A' })
 * // => 'urn:sdmx:org.sdmx.infomodel.codelist.Code=SDMX:CL_FREQ(2.0).A'
 */
export function formatUrn(reference: Reference, model: ModelVersion = '3.0'): string {
  const { kind, agency, id, version, item } = reference
  const names = kindNames(kind)
  const own = model === '2.1' ? (names.className21 ?? names.className) : names.className
  const className = item === undefined ? own : (names.itemClass ?? own)
  const end = item === undefined ? '' : `.${item}`
  return `urn:sdmx:org.sdmx.infomodel.${names.package}.${className}=${agency}:${id}(${version})${end}`
}

/**
 * Reads a URN of a kind that is supported; undefined for anything else.
 *
 * @example
 * parseUrn('urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ILO:DF_X(1.0)')
 * // => { kind: 'dataflow', agency: 'ILO', id: 'DF_X', version: '1.0' }
 */
export function parseUrn(urn: string): Reference | undefined {
  // The longest id has 255 signs; nothing longer than this is one.
  if (urn.length > 2000) return undefined
  const match = URN.exec(urn.trim())
  if (match === null) return undefined
  const [, pack, className, agency, id, version, item] = match
  const found = kindOfClass(className!)
  if (found === undefined || kindNames(found.kind).package !== pack) return undefined
  if (found.isItem !== (item !== undefined)) return undefined
  return {
    kind: found.kind,
    agency: agency!,
    id: id!,
    version: version!,
    ...(item === undefined ? {} : { item }),
  }
}

/** The artefact that a reference names, without the item. */
export const artefactOf = ({ kind, agency, id, version }: Reference): Reference => ({
  kind,
  agency,
  id,
  version,
})

/** For messages to people: `ILO:DF_X(1.0)`. */
export const nameInWords = ({ agency, id, version }: ArtefactName): string =>
  `${agency}:${id}(${version})`
