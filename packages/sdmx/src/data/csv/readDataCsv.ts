import {
  allDimensions,
  type Component,
  type DataStructure,
  isNumeric,
} from '../../model/Artefact.ts'
import type { Reference } from '../../model/Reference.ts'
import { malformed } from '../../SdmxError.ts'
import { type Chunks, textOf } from '../../text/chunks.ts'
import type { AttributeValue, DataAction, DataPart, MeasureValue } from '../DataPart.ts'
import type { DataReading } from '../DataReading.ts'
import { readNumber } from '../numberText.ts'
import { RowGrouper } from '../RowGrouper.ts'
import { type CsvLimits, CsvParser, type CsvRow } from './CsvParser.ts'

const ACTIONS: Readonly<Record<string, DataAction>> = {
  I: 'Merge',
  A: 'Merge',
  M: 'Merge',
  R: 'Replace',
  D: 'Delete',
}

const KINDS: Readonly<Record<string, Reference['kind']>> = {
  dataflow: 'dataflow',
  datastructure: 'datastructure',
  dataprovision: 'provisionagreement',
  provisionagreement: 'provisionagreement',
}

interface Column {
  readonly id: string
  readonly role: 'dimension' | 'time' | 'measure' | 'attribute'
  readonly place: number
  /** Position among the dimensions or measures. */
  readonly index: number
  readonly component: Component
  readonly isLabelled: boolean
  readonly hasSeveral: boolean
}

interface Layout {
  readonly columns: readonly Column[]
  readonly structure: DataStructure
}

/**
 * The parts of a message of SDMX-CSV 1.0, 2.0 or 2.1, which is seen from its header. Columns may stand in
 * any order and be parted by commas, semicolons or tabs; the actions I and A are read as Merge.
 *
 * @throws {DomainError} `bad_file` with the line when a row does not fit the header or the structure.
 * @remarks Holds one part at a time.
 * @source SDMX-CSV 1.0, 2.0 and 2.1, field guides.
 */
export async function* readDataCsv(
  chunks: Chunks,
  { structureOf, mostCharacters }: DataReading,
  limits?: CsvLimits,
): AsyncGenerator<DataPart> {
  const parser = new CsvParser(undefined, limits)
  const reader = new RowReader(structureOf)
  for await (const text of textOf(chunks, mostCharacters)) {
    for (const row of parser.push(text)) yield* reader.row(row)
  }
  for (const row of parser.end()) yield* reader.row(row)
  yield* reader.end()
}

class RowReader {
  readonly #structureOf: DataReading['structureOf']
  readonly #layouts = new Map<string, Layout>()
  #header: readonly string[] | undefined
  #separator = ';'
  #fixed = { structure: -1, id: -1, action: -1 }
  #current = ''
  #layout: Layout | undefined
  #grouper: RowGrouper | undefined

  constructor(structureOf: DataReading['structureOf']) {
    this.#structureOf = structureOf
  }

  *row(row: CsvRow): Generator<DataPart> {
    if (this.#header === undefined) {
      this.#readHeader(row)
      return
    }
    if (row.fields.length !== this.#header.length) {
      throw malformed(
        `the row has ${row.fields.length} fields, the header ${this.#header.length}`,
        { line: row.line },
      )
    }
    yield* this.#place(row)
    const { columns, structure } = this.#layout!
    const key = structure.dimensions.map(() => '')
    const measures: MeasureValue[] = structure.measures.map(() => undefined)
    const attributes: Record<string, AttributeValue> = {}
    let time = ''
    for (const column of columns) {
      const text = row.fields[column.place]!
      if (text === '') continue
      const value = this.#value(column, text)
      if (column.role === 'dimension') key[column.index] = String(value)
      else if (column.role === 'time') time = String(value)
      else if (column.role === 'attribute') attributes[column.id] = value
      else measures[column.index] = this.#figure(column, value, row.line)
    }
    this.#checkKey(key, time, row.line)
    const isEmpty = time === '' && measures.every((value) => value === undefined)
    yield* isEmpty && structure.timeDimension !== undefined && !this.#current.endsWith(' D')
      ? this.#grouper!.addEmptySeries(key, attributes)
      : this.#grouper!.add(key, time, measures, attributes)
  }

  *end(): Generator<DataPart> {
    if (this.#header === undefined)
      throw malformed('the message is empty; it needs a header at least')
    if (this.#grouper !== undefined) yield* this.#grouper.flush()
  }

  #readHeader({ fields, line }: CsvRow): void {
    const first = /^(STRUCTURE|DATAFLOW)(?:\[(.)\])?$/.exec(fields[0]!.trim())
    if (first === null) {
      throw malformed(
        `the header begins with "${fields[0]!.slice(0, 40)}"; it must begin with STRUCTURE or DATAFLOW`,
        { line },
      )
    }
    this.#separator = first[2] ?? ';'
    this.#header = fields
    const isFirst = first[1] === 'DATAFLOW'
    this.#fixed = {
      structure: isFirst ? -1 : 0,
      id: isFirst ? 0 : fields.indexOf('STRUCTURE_ID'),
      action: isFirst ? -1 : fields.indexOf('ACTION'),
    }
    if (this.#fixed.id < 0) throw malformed('the header has no column STRUCTURE_ID', { line })
  }

  /** Starts a data set when structure or action are not those of the row before. */
  *#place({ fields, line }: CsvRow): Generator<DataPart> {
    const { structure, id, action } = this.#fixed
    const kindText = structure < 0 ? 'dataflow' : fields[structure]!.toLowerCase()
    const actionText = action < 0 ? 'M' : fields[action]!.toUpperCase() || 'M'
    const current = `${kindText} ${fields[id]} ${actionText}`
    if (current === this.#current) return
    if (this.#grouper !== undefined) yield* this.#grouper.flush()
    const kind = KINDS[kindText]
    const name = /^([\w.@$-]+):([\w@$-]+)(?:\(([\w.+~-]+)\))?(?:: .*)?$/s.exec(fields[id]!)
    const meaning = Object.hasOwn(ACTIONS, actionText) ? ACTIONS[actionText] : undefined
    if (kind === undefined || name === null || meaning === undefined) {
      throw malformed(
        `"${fields[id]!.slice(0, 60)}" (${kindText.slice(0, 40)}, action ${actionText.slice(0, 10)}) is not a structure as dataflow,AGENCY:ID(1.0) with action I, A, M, R or D`,
        { line },
      )
    }
    const reference = { kind, agency: name[1]!, id: name[2]!, version: name[3] ?? '~' }
    this.#layout = this.#layouts.get(`${kindText} ${fields[id]}`) ?? this.#layOut(reference, line)
    this.#layouts.set(`${kindText} ${fields[id]}`, this.#layout)
    this.#grouper = new RowGrouper(this.#layout.structure)
    this.#current = current
    yield { kind: 'dataset', structure: reference, action: meaning }
  }

  #layOut(reference: Reference, line: number): Layout {
    const structure = this.#structureOf(reference)
    if (structure === undefined) {
      throw malformed(
        `the structure ${reference.agency}:${reference.id}(${reference.version}) is not known`,
        {
          line,
        },
      )
    }
    const header = this.#header!
    const names = new Set([
      'STRUCTURE_ID',
      'STRUCTURE_NAME',
      'ACTION',
      'SERIES_KEY',
      'OBS_KEY',
      header[0]!,
    ])
    const columns: Column[] = []
    const hasNameColumns = header.includes('STRUCTURE_NAME')
    for (const [place, text] of header.entries()) {
      if (names.has(text)) continue
      // Where names have columns of their own, each stands after the codes it is for.
      if (hasNameColumns && columns.at(-1)?.place === place - 1) continue
      const match = /^([A-Za-z][\w-]*)(\[[^\]]*\])?(: .*)?$/s.exec(text)
      const found = match === null ? undefined : componentOf(structure, match[1]!)
      if (match === null || found === undefined) {
        throw malformed(
          `column "${text.slice(0, 60)}" is not a component of ${structure.id}; there are ${componentIds(structure)}`,
          { line: 1, column: place + 1 },
        )
      }
      if (columns.some(({ id }) => id === found.component.id)) {
        throw malformed(`column ${found.component.id} stands twice`, { line: 1, column: place + 1 })
      }
      columns.push({
        ...found,
        id: found.component.id,
        place,
        isLabelled: match[3] !== undefined,
        hasSeveral: match[2] !== undefined,
      })
    }
    return { columns, structure }
  }

  #value({ isLabelled, hasSeveral, component }: Column, text: string): AttributeValue {
    const values = hasSeveral ? splitValues(text, this.#separator) : [text]
    // Only codes have names beside them; text may hold a colon of its own.
    const hasNames = isLabelled && component.representation?.enumeration !== undefined
    const plain = hasNames ? values.map((value) => value.split(': ')[0]!) : values
    return hasSeveral ? plain : plain[0]!
  }

  #figure({ component }: Column, value: AttributeValue, line: number): MeasureValue {
    if (!isNumeric(component) || typeof value !== 'string') return value
    const number = readNumber(value)
    if (number !== undefined) return number
    // In a deletion any sign says that the figure is to go.
    if (this.#current.endsWith(' D')) return Number.NaN
    throw malformed(`${component.id} is "${value.slice(0, 40)}", which is not a number`, { line })
  }

  #checkKey(key: readonly string[], time: string, line: number): void {
    if (this.#current.endsWith(' D') || this.#layout === undefined) return
    const { structure } = this.#layout
    const missing = structure.dimensions.find((_, d) => key[d] === '')
    if (missing === undefined || time === '') return
    throw malformed(`${missing.id} has no code`, { line })
  }
}

function componentOf(
  structure: DataStructure,
  id: string,
): Pick<Column, 'role' | 'index' | 'component'> | undefined {
  const { dimensions, timeDimension, measures, attributes } = structure
  const d = dimensions.findIndex((dimension) => dimension.id === id)
  if (d >= 0) return { role: 'dimension', index: d, component: dimensions[d]! }
  if (timeDimension?.id === id) return { role: 'time', index: 0, component: timeDimension }
  const m = measures.findIndex((measure) => measure.id === id)
  if (m >= 0) return { role: 'measure', index: m, component: measures[m]! }
  const attribute = attributes.find((candidate) => candidate.id === id)
  if (attribute !== undefined) return { role: 'attribute', index: 0, component: attribute }
  // The name of the one measure of SDMX 2.1.
  return id === 'OBS_VALUE' && measures.length > 0
    ? { role: 'measure', index: 0, component: measures[0]! }
    : undefined
}

const componentIds = (structure: DataStructure): string =>
  [...allDimensions(structure), ...structure.measures, ...structure.attributes]
    .map(({ id }) => id)
    .join(', ')

/** Values joined by a sign, quoted where they hold it. */
function splitValues(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const values: string[] = []
  let value = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '"' && quoted && text[i + 1] === '"') {
      value += sign
      i += 1
    } else if (sign === '"' && (quoted || value === '')) quoted = !quoted
    else if (sign === separator && !quoted) {
      values.push(value)
      value = ''
    } else value += sign
  }
  return [...values, value]
}
