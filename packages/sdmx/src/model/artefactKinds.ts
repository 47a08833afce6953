/** How one kind of artefact is called in addresses, names and messages. */
interface KindNames {
  readonly package: string
  /** Class in a URN, and element in SDMX-ML 3.0. */
  readonly className: string
  /** Class of its items, where it has any. */
  readonly itemClass?: string
  /** The element that holds all of a kind, in SDMX-ML 2.1 and 3.0. */
  readonly container21?: string
  readonly container30: string
  /** Class and element in 2.1 where they differ. */
  readonly className21?: string
  readonly json10?: string
  readonly json20: string
  /** Types of structure queries, the name of 2.x first. */
  readonly resources: readonly string[]
}

const scheme = (
  pack: string,
  className: string,
  itemClass: string,
  collection: string,
  resource: string,
): KindNames => ({
  package: pack,
  className,
  itemClass,
  container21: 'OrganisationSchemes',
  container30: `${className}s`,
  json10: collection,
  json20: collection,
  resources: [resource, 'organisationscheme'],
})

/** The kinds of artefact that are read and written, in the order of SDMX-ML 2.1. */
export const ARTEFACT_KINDS = {
  agencyscheme: scheme('base', 'AgencyScheme', 'Agency', 'agencySchemes', 'agencyscheme'),
  dataconsumerscheme: scheme(
    'base',
    'DataConsumerScheme',
    'DataConsumer',
    'dataConsumerSchemes',
    'dataconsumerscheme',
  ),
  dataproviderscheme: scheme(
    'base',
    'DataProviderScheme',
    'DataProvider',
    'dataProviderSchemes',
    'dataproviderscheme',
  ),
  organisationunitscheme: scheme(
    'base',
    'OrganisationUnitScheme',
    'OrganisationUnit',
    'organisationUnitSchemes',
    'organisationunitscheme',
  ),
  dataflow: {
    package: 'datastructure',
    className: 'Dataflow',
    container21: 'Dataflows',
    container30: 'Dataflows',
    json10: 'dataflows',
    json20: 'dataflows',
    resources: ['dataflow'],
  },
  categoryscheme: {
    package: 'categoryscheme',
    className: 'CategoryScheme',
    itemClass: 'Category',
    container21: 'CategorySchemes',
    container30: 'CategorySchemes',
    json10: 'categorySchemes',
    json20: 'categorySchemes',
    resources: ['categoryscheme'],
  },
  categorisation: {
    package: 'categoryscheme',
    className: 'Categorisation',
    container21: 'Categorisations',
    container30: 'Categorisations',
    json10: 'categorisations',
    json20: 'categorisations',
    resources: ['categorisation'],
  },
  codelist: {
    package: 'codelist',
    className: 'Codelist',
    itemClass: 'Code',
    container21: 'Codelists',
    container30: 'Codelists',
    json10: 'codelists',
    json20: 'codelists',
    resources: ['codelist'],
  },
  valuelist: {
    package: 'codelist',
    className: 'ValueList',
    itemClass: 'ValueItem',
    container30: 'ValueLists',
    json20: 'valueLists',
    resources: ['valuelist'],
  },
  hierarchy: {
    package: 'codelist',
    className: 'Hierarchy',
    container21: 'HierarchicalCodelists',
    className21: 'HierarchicalCodelist',
    container30: 'Hierarchies',
    json10: 'hierarchicalCodelists',
    json20: 'hierarchies',
    resources: ['hierarchy', 'hierarchicalcodelist'],
  },
  conceptscheme: {
    package: 'conceptscheme',
    className: 'ConceptScheme',
    itemClass: 'Concept',
    container21: 'Concepts',
    container30: 'ConceptSchemes',
    json10: 'conceptSchemes',
    json20: 'conceptSchemes',
    resources: ['conceptscheme'],
  },
  datastructure: {
    package: 'datastructure',
    className: 'DataStructure',
    container21: 'DataStructures',
    container30: 'DataStructures',
    json10: 'dataStructures',
    json20: 'dataStructures',
    resources: ['datastructure'],
  },
  dataconstraint: {
    package: 'registry',
    className: 'DataConstraint',
    className21: 'ContentConstraint',
    container21: 'Constraints',
    container30: 'DataConstraints',
    json10: 'contentConstraints',
    json20: 'dataConstraints',
    resources: ['dataconstraint', 'contentconstraint', 'actualconstraint', 'allowedconstraint'],
  },
  provisionagreement: {
    package: 'registry',
    className: 'ProvisionAgreement',
    container21: 'ProvisionAgreements',
    container30: 'ProvisionAgreements',
    json10: 'provisionAgreements',
    json20: 'provisionAgreements',
    resources: ['provisionagreement'],
  },
} as const satisfies Readonly<Record<string, KindNames>>

export type ArtefactKind = keyof typeof ARTEFACT_KINDS

/** A release of the information model: 2.1, or 3.0 with 3.1. */
export type ModelVersion = '2.1' | '3.0'

export const kindNames = (kind: ArtefactKind): KindNames => ARTEFACT_KINDS[kind]

export const ALL_KINDS = Object.keys(ARTEFACT_KINDS) as ArtefactKind[]

/** Types of structure query that the standard has and Corridor has no artefacts of. */
export const OTHER_RESOURCES: readonly string[] = [
  'metadatastructure',
  'metadataflow',
  'metadataproviderscheme',
  'metadataprovisionagreement',
  'metadataconstraint',
  'reportingtaxonomy',
  'structureset',
  'structuremap',
  'representationmap',
  'conceptschememap',
  'categoryschememap',
  'organisationschememap',
  'reportingtaxonomymap',
  'hierarchyassociation',
  'geographiccodelist',
  'geogridcodelist',
  'process',
  'attachmentconstraint',
  'customtypescheme',
  'vtlmappingscheme',
  'namepersonalisationscheme',
  'rulesetscheme',
  'transformationscheme',
  'userdefinedoperatorscheme',
]

/** The kind that a class of a URN names, as itself or as the scheme of its items. */
export function kindOfClass(
  className: string,
): { readonly kind: ArtefactKind; readonly isItem: boolean } | undefined {
  for (const kind of ALL_KINDS) {
    const names = kindNames(kind)
    if (className === names.className || className === names.className21) {
      return { kind, isItem: false }
    }
    if (className === names.itemClass) return { kind, isItem: true }
  }
  return undefined
}
