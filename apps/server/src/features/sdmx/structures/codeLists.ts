import type { AreaCatalogue } from '@corridor/evidence'
import { FLOW_METHODS } from '@corridor/flows'
import {
  codesOf,
  MEASURE_NAMES,
  REPORT_MEASURE_IDS,
  type ReportDimension,
} from '@corridor/reporting'
import type { Item, ItemScheme, LocalisedText } from '@corridor/sdmx'
import type { CatalogueEntry } from '../../../evidence/index.ts'
import { listVintages, vintageLabel } from '../../flows/vintages.ts'
import type { StandardsHoldings } from '../../standards/StandardsHoldings.ts'
import { vintageCode } from '../sources/flowSource.ts'
import { recruitmentCode } from '../sources/recruitmentSource.ts'
import { nameOfConcept } from './concepts.ts'
import {
  BASES,
  CONFIDENTIALITY,
  FREQUENCIES,
  MEASURES,
  REPORTERS,
  SEXES,
  SPECIAL,
  STATUSES,
} from './fixedCodes.ts'
import { areaCode, named, own, regionCode } from './names.ts'

type CodeList = ItemScheme<'codelist'>

const list = (id: string, names: LocalisedText, items: readonly Item[]): CodeList => ({
  ...own('codelist', id),
  names,
  items,
})

const item = ([id, names]: readonly [string, LocalisedText]): Item => ({ id, names })

export interface CodeFacts {
  readonly areas: AreaCatalogue
  readonly entries: readonly CatalogueEntry[]
  readonly holdings: StandardsHoldings
  /** Whom to ask about the figures; undefined where the installation names nobody. */
  readonly contact: string | undefined
  /** Names that occur in statistics of recruitment, by component. */
  readonly recruitment: Readonly<
    Record<'SECTOR' | 'ITEM' | 'PART' | 'UNIT_MEASURE', readonly string[]>
  >
}

/** Every code list that a structure refers to. */
export const codeLists = ({ areas, entries, holdings, recruitment }: CodeFacts): CodeList[] => [
  list('CL_FREQ', named('Frequency', 'Fréquence', 'Frecuencia', 'التواتر'), FREQUENCIES.map(item)),
  list('CL_SEX', named('Sex', 'Sexe', 'Sexo', 'الجنس'), SEXES.map(item)),
  list('CL_MEASURE', named('Measure', 'Mesure', 'Medida', 'المقياس'), [
    ...MEASURES.map(item),
    ...REPORT_MEASURE_IDS.map((id) => ({ id, names: { ...MEASURE_NAMES[id] } })),
  ]),
  ...REPORTED_LISTS.map((dimension) =>
    list(
      `CL_${dimension}`,
      nameOfConcept(dimension) ?? { en: dimension },
      codesOf(dimension, []).items.map(({ code, names, parent }) => ({
        ...{ id: code, names: { ...names } },
        // The schema of version 3 takes no parent that begins with a sign, as the total does.
        ...(parent === null || parent.startsWith('_') ? {} : { parent }),
      })),
    ),
  ),
  list(
    'CL_BASIS',
    named('What tells the origin', 'Critère de l’origine', 'Criterio del origen', 'معيار المنشأ'),
    BASES.map(item),
  ),
  list(
    'CL_REPORTED_BY',
    named('Reported by', 'Déclaré par', 'Declarado por', 'الجهة المُبلِّغة'),
    REPORTERS.map(item),
  ),
  list(
    'CL_OBS_STATUS',
    named(
      'Observation status',
      'Statut de l’observation',
      'Estado de la observación',
      'حالة المشاهدة',
    ),
    STATUSES.map(item),
  ),
  list(
    'CL_CONF_STATUS',
    named('Confidentiality', 'Confidentialité', 'Confidencialidad', 'السرية'),
    CONFIDENTIALITY.map(item),
  ),
  list(
    'CL_METHOD',
    named('Method of estimation', 'Méthode d’estimation', 'Método de estimación', 'طريقة التقدير'),
    FLOW_METHODS.map((id) => ({ id, names: { en: id } })),
  ),
  list('CL_AREA', named('Areas', 'Zones', 'Áreas', 'المناطق'), areaItems(areas, holdings)),
  list(
    'CL_EDITION',
    named('Releases', 'Publications', 'Ediciones', 'الإصدارات'),
    entries.map(editionItem),
  ),
  list(
    'CL_VINTAGE',
    named(
      'Releases of the sources',
      'Publications des sources',
      'Ediciones de las fuentes',
      'إصدارات المصادر',
    ),
    listVintages(entries).map((vintage) => ({
      id: vintageCode(vintage),
      names: { en: vintageLabel(vintage) },
    })),
  ),
  list(
    'CL_INSTRUMENT',
    named('Instruments', 'Instruments', 'Instrumentos', 'الصكوك'),
    instrumentItems(holdings),
  ),
  ...Object.entries(recruitment).map(([component, names]) =>
    list(`CL_${component}`, nameOfConcept(component) ?? { en: component }, [
      ...SPECIAL.map(item),
      ...(component === 'UNIT_MEASURE' ? UNITS.map(item) : []),
      ...names
        .map((name): Item => ({ id: recruitmentCode(name), names: { en: name } }))
        .filter(({ id }) => !id.startsWith('_') && !['PS', 'NUMBER'].includes(id)),
    ]),
  ),
]

/** Lists of what countries report; the others are shared. */
const REPORTED_LISTS: readonly ReportDimension[] = [
  ...(['AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY'] as const),
]

const UNITS = [
  ['PS', named('Persons', 'Personnes', 'Personas', 'أشخاص')],
  ['NUMBER', named('Number', 'Nombre', 'Número', 'عدد')],
] as const

const editionItem = ({ id, manifest }: CatalogueEntry): Item => ({
  id,
  names: { en: manifest.title },
  descriptions: { en: [manifest.citation, ...manifest.notes].join(' ') },
})

/** Areas with the group of M49 that each belongs to above it; what is no area begins with `_`. */
function areaItems(catalogue: AreaCatalogue, { book }: StandardsHoldings): Item[] {
  const groups = (id: string) => catalogue.groupings.find((one) => one.id === id)?.groups ?? []
  const items: Item[] = [
    ...SPECIAL.map(item),
    ...groups('m49-region').map(({ code, names }) => ({ id: regionCode(code), names })),
    ...groups('m49-subregion').flatMap(({ code, names }): Item[] => {
      const region = catalogue.areas.find((area) => area.m49Subregion === code)?.m49Region
      return region === code
        ? []
        : [
            {
              ...{ id: regionCode(code), names },
              ...(region === undefined ? {} : { parent: regionCode(region) }),
            },
          ]
    }),
  ]
  for (const { code, names, m49, iso2, m49Subregion } of catalogue.areas) {
    const annotations = [
      ...(iso2 === null ? [] : [{ id: 'ISO2', title: iso2 }]),
      ...(m49 === null ? [] : [{ id: 'M49', title: m49 }]),
    ]
    items.push({ id: code, names, parent: regionCode(m49Subregion), annotations })
  }
  const known = new Set(items.map(({ id }) => id))
  const others = [
    ...catalogue.residuals.map(({ code, names }) => ({ id: areaCode(code), names })),
    ...[...book.states].map((state) => ({ id: state as string, names: { en: state as string } })),
  ]
  return [...items, ...others.filter(({ id }) => !known.has(id))]
}

const instrumentItems = ({ facts }: StandardsHoldings): Item[] =>
  facts.instruments.map(({ id, names }) => ({ id, names: { ...names } }))
