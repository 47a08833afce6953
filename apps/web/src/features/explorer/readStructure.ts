import type { CatalogueEntry, Code, Component, Hints, TableStructure } from './structure.ts'

type Texts = Readonly<Record<string, string>>

interface RawItem {
  readonly id: string
  readonly name?: string
  readonly names?: Texts
  readonly descriptions?: Texts
  readonly parent?: string
}

interface RawAnnotation {
  readonly id?: string
  readonly type?: string
  readonly title?: string
}

interface RawComponent {
  readonly id: string
  readonly conceptIdentity?: string
  readonly localRepresentation?: { readonly enumeration?: string }
}

interface RawArtefact extends RawItem {
  readonly agencyID: string
  readonly version: string
  readonly annotations?: readonly RawAnnotation[]
}

/** A structure message of SDMX-JSON 2, as far as it is read here. */
export interface StructureMessage {
  readonly data?: {
    readonly dataflows?: readonly (RawArtefact & { readonly structure?: string })[]
    readonly dataStructures?: readonly (RawArtefact & {
      readonly dataStructureComponents?: {
        readonly dimensionList?: {
          readonly dimensions?: readonly RawComponent[]
          readonly timeDimension?: RawComponent
        }
        readonly attributeList?: { readonly attributes?: readonly RawComponent[] }
      }
    })[]
    readonly codelists?: readonly (RawArtefact & { readonly codes?: readonly RawItem[] })[]
    readonly conceptSchemes?: readonly (RawArtefact & { readonly concepts?: readonly RawItem[] })[]
    readonly categorySchemes?: readonly (RawArtefact & {
      readonly categories?: readonly RawItem[]
    })[]
    readonly categorisations?: readonly (RawArtefact & {
      readonly source?: string
      readonly target?: string
    })[]
  }
}

const textIn = (texts: Texts | undefined, lang: string): string | undefined =>
  texts?.[lang] ?? texts?.en ?? Object.values(texts ?? {})[0]

/** `urn:...=CORRIDOR:CS_THEMES(1.0).STOCKS` names the artefact `CS_THEMES` and in it `STOCKS`. */
function readUrn(urn: string | undefined): { readonly id: string; readonly item?: string } {
  const found = /[=:]([^:=()]+)\([^)]*\)(?:\.(.+))?$/.exec(urn ?? '')
  return { id: found?.[1] ?? '', ...(found?.[2] === undefined ? {} : { item: found[2] }) }
}

const list = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split(',')

function hintsOf(annotations: readonly RawAnnotation[] | undefined): Hints {
  const told = (type: string) => annotations?.find((one) => one.type === type)?.title
  return {
    chosen: new Map(
      list(told('DEFAULT')).flatMap((pair): [string, string][] => {
        const [id, code] = pair.split('=')
        return id === undefined || code === undefined ? [] : [[id, code]]
      }),
    ),
    rows: list(told('LAYOUT_ROW')),
    columns: list(told('LAYOUT_COLUMN')),
    sources: list(told('SOURCE_DIMENSIONS')),
    sourceCodes: new Map(
      (told('SOURCE_CODES') ?? '').split(';').flatMap((text): [string, readonly string[]][] => {
        const [id, codes] = text.split('=')
        return id === undefined || codes === undefined ? [] : [[id, list(codes)]]
      }),
    ),
    methodPage: told('METHOD_PAGE') ?? null,
    lastUpdate: told('LAST_UPDATE') ?? null,
    contact: told('CONTACT') ?? null,
    doi: told('DOI') ?? null,
  }
}

/**
 * The dataflows of a structure message with their components and code lists, in the order of the message.
 *
 * @param lang language of names; English where it lacks one.
 */
export function readStructures(message: StructureMessage, lang: string): readonly TableStructure[] {
  const {
    dataflows = [],
    dataStructures = [],
    codelists = [],
    conceptSchemes = [],
  } = message.data ?? {}
  const concepts = new Map(
    conceptSchemes.flatMap(({ concepts: own = [] }) => own.map((one) => [one.id, one] as const)),
  )
  const lists = new Map(
    codelists.map(({ id, codes = [] }) => [id, readCodes(codes, lang)] as const),
  )
  const component = ({ id, conceptIdentity, localRepresentation }: RawComponent): Component => {
    const concept = concepts.get(readUrn(conceptIdentity).item ?? id)
    const listId = readUrn(localRepresentation?.enumeration).id
    return {
      id,
      name: textIn(concept?.names, lang) ?? id,
      ...(listId === '' ? {} : { list: listId }),
      codes: lists.get(listId) ?? new Map(),
    }
  }
  return dataflows.map((flow) => {
    const own = dataStructures.find(({ id }) => id === readUrn(flow.structure).id)
    const { dimensionList, attributeList } = own?.dataStructureComponents ?? {}
    const time = dimensionList?.timeDimension
    return {
      id: flow.id,
      agency: flow.agencyID,
      version: flow.version,
      name: textIn(flow.names, lang) ?? flow.id,
      description: textIn(flow.descriptions, lang) ?? '',
      descriptionLanguage: flow.descriptions?.[lang] === undefined ? 'en' : lang,
      dimensions: (dimensionList?.dimensions ?? []).map(component),
      time: time === undefined ? null : component(time),
      attributes: (attributeList?.attributes ?? []).map(component),
      hints: hintsOf(flow.annotations),
    }
  })
}

const readCodes = (codes: readonly RawItem[], lang: string): ReadonlyMap<string, Code> =>
  new Map(
    codes.map(({ id, names, descriptions, parent }, order) => {
      const description = textIn(descriptions, lang)
      return [
        id,
        {
          id,
          name: textIn(names, lang) ?? id,
          order,
          ...(description === undefined ? {} : { description }),
          ...(parent === undefined ? {} : { parent }),
        },
      ] as const
    }),
  )

/** The catalogue: dataflows with the theme that each belongs to, themes in the order of their scheme. */
export function readCatalogue(message: StructureMessage, lang: string): readonly CatalogueEntry[] {
  const { categorySchemes = [], categorisations = [], dataflows = [] } = message.data ?? {}
  const themes = categorySchemes.flatMap(({ categories = [] }) => categories)
  const placeOf = (flow: string): number => {
    const found = categorisations.find(({ source }) => readUrn(source).id === flow)
    return themes.findIndex(({ id }) => id === readUrn(found?.target).item)
  }
  return readStructures(message, lang)
    .map((structure) => {
      const place = placeOf(structure.id)
      const theme = themes[place]
      const raw = dataflows.find(({ id }) => id === structure.id)
      const words = [
        structure.id,
        ...Object.values(raw?.names ?? {}),
        ...Object.values(raw?.descriptions ?? {}),
        ...Object.values(theme?.names ?? {}),
        ...structure.dimensions.flatMap(({ id, name }) => [id, name]),
      ]
      return {
        place: place < 0 ? themes.length : place,
        entry: {
          structure,
          searched: plainText(words.join(' ')),
          theme: {
            id: theme?.id ?? '',
            name: theme === undefined ? '' : (textIn(theme.names, lang) ?? theme.id),
          },
        },
      }
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ entry }) => entry)
}

/**
 * Text without accents, case and marks, so that "Émigrés" is found by "emigres".
 *
 * @example
 * plainText('Población') // => 'poblacion'
 */
export const plainText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
