import type { Annotation, LocalisedText, Nameable } from '../model/Artefact.ts'
import { type ArtefactKind, kindNames, type ModelVersion } from '../model/artefactKinds.ts'
import { formatUrn, type Reference } from '../model/Reference.ts'
import { element, type XmlNode } from '../xml/writeXml.ts'

const ROOT = 'http://www.sdmx.org/resources/sdmxml/schemas'

/** Namespaces of SDMX-ML by their usual prefixes. */
export const namespacesOf = (model: ModelVersion) => {
  const base = `${ROOT}/v${model.replace('.', '_')}`
  return {
    mes: `${base}/message`,
    str: `${base}/structure`,
    com: `${base}/common`,
    gen: `${base}/data/generic`,
    ss: `${base}/data/structurespecific`,
    footer: `${base}/message/footer`,
  }
}

export const INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance'

/** Whether a namespace is one of SDMX-ML, and of which version. */
export function modelOfNamespace(namespace: string): ModelVersion | undefined {
  if (namespace.startsWith(`${ROOT}/v2_1/`)) return '2.1'
  return namespace.startsWith(`${ROOT}/v3_0/`) || namespace.startsWith(`${ROOT}/v3_1/`)
    ? '3.0'
    : undefined
}

/** A reference as an element: a URN in 3.0, the parts of the name in 2.1, which clients need. */
export function referenceNode(name: string, reference: Reference, model: ModelVersion): XmlNode {
  if (model === '3.0') return element(name, {}, formatUrn(reference))
  return element(name, {}, [element('Ref', refAttributes(reference))])
}

/** `<Ref>` of 2.1; an item names the scheme that it is in. */
function refAttributes({ kind, agency, id, version, item }: Reference) {
  const names = kindNames(kind)
  const own = names.className21 ?? names.className
  if (item === undefined) {
    return { id, version, agencyID: agency, package: names.package, class: own }
  }
  return {
    id: item,
    maintainableParentID: id,
    maintainableParentVersion: version,
    agencyID: agency,
    package: names.package,
    class: names.itemClass ?? own,
  }
}

const texts = (name: string, text: LocalisedText | undefined): XmlNode[] =>
  Object.entries(text ?? {}).map(([language, value]) =>
    element(name, { 'xml:lang': language }, value),
  )

/** Annotations, names and descriptions, in the order of the schemas. */
export const nameNodes = (
  { names, descriptions, annotations }: Partial<Nameable>,
  model: ModelVersion,
): XmlNode[] => [
  ...annotationNodes(annotations, model),
  ...texts('com:Name', names),
  ...texts('com:Description', descriptions),
]

export function annotationNodes(
  annotations: readonly Annotation[] | undefined,
  model: ModelVersion,
): XmlNode[] {
  if (annotations === undefined || annotations.length === 0) return []
  const nodes = annotations.map(({ id, title, type, texts: localised, value }) =>
    element('com:Annotation', { id }, [
      ...(title === undefined ? [] : [element('com:AnnotationTitle', {}, title)]),
      ...(type === undefined ? [] : [element('com:AnnotationType', {}, type)]),
      ...texts('com:AnnotationText', localised),
      ...(value === undefined || model === '2.1'
        ? []
        : [element('com:AnnotationValue', {}, value)]),
    ]),
  )
  return [element('com:Annotations', {}, nodes)]
}

/** The element of a kind. */
export const elementName = (kind: ArtefactKind, model: ModelVersion): string => {
  const names = kindNames(kind)
  return model === '2.1' ? (names.className21 ?? names.className) : names.className
}
