import type { ModelVersion } from '../../model/artefactKinds.ts'
import { formatUrn } from '../../model/Reference.ts'
import { headerNode } from '../../structures/writeStructuresXml.ts'
import { INSTANCE_NAMESPACE, namespacesOf, referenceNode } from '../../structures/xmlDialect.ts'
import { element, type XmlNode } from '../../xml/writeXml.ts'
import type { DataContent } from '../DataWriting.ts'

export interface DataMlOptions {
  readonly version: ModelVersion
  /** SDMX-ML 3.0 has structure-specific data only. */
  readonly style: 'generic' | 'structurespecific'
  readonly layout?: 'series' | 'flat'
  /** The roots that say "time series"; 2.1 only, and only for who asks for them. */
  readonly timeSeriesRoot?: boolean
}

/** The namespace of the structure-specific types of a data set. */
export const dataNamespace = (
  { reference, structure }: Pick<DataContent, 'reference' | 'structure'>,
  { version, layout }: Pick<DataMlOptions, 'version' | 'layout'>,
): string =>
  `${formatUrn(reference, version)}:ObsLevelDim:${layout === 'flat' ? 'AllDimensions' : (structure.timeDimension?.id ?? 'AllDimensions')}`

export const STRUCTURE_ID = 'S1'

/** The root's name, its namespaces in the order in which clients expect them, and the header. */
export function dataMlHead(
  content: DataContent,
  options: DataMlOptions,
): {
  readonly root: string
  readonly namespaces: Readonly<Record<string, string>>
  readonly header: XmlNode
} {
  const { version, style, layout, timeSeriesRoot } = options
  const { mes, com, gen, ss } = namespacesOf(version)
  const isGeneric = style === 'generic'
  const middle = timeSeriesRoot === true && version === '2.1' ? 'TimeSeries' : ''
  // One R client takes the first namespace for that of the message, so that urn: comes last.
  const namespaces = {
    'xmlns:mes': mes,
    'xmlns:com': com,
    ...(isGeneric ? { 'xmlns:gen': gen } : { 'xmlns:ss': ss }),
    'xmlns:xsi': INSTANCE_NAMESPACE,
    ...(isGeneric ? {} : { 'xmlns:ns1': dataNamespace(content, options) }),
  }
  const { kind } = content.reference
  const usage =
    kind === 'dataflow'
      ? 'com:StructureUsage'
      : kind === 'datastructure'
        ? 'com:Structure'
        : // The schema of 2.1 spells it so.
          version === '2.1'
          ? 'com:ProvisionAgrement'
          : 'com:ProvisionAgreement'
  const structure = element(
    'mes:Structure',
    {
      structureID: STRUCTURE_ID,
      namespace: isGeneric ? undefined : dataNamespace(content, options),
      dimensionAtObservation:
        layout === 'flat'
          ? 'AllDimensions'
          : (content.structure.timeDimension?.id ?? 'AllDimensions'),
    },
    [referenceNode(usage, content.reference, version)],
  )
  return {
    root: `mes:${isGeneric ? 'Generic' : 'StructureSpecific'}${middle}Data`,
    namespaces,
    header: headerNode(content.header, [structure]),
  }
}
