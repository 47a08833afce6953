import type {
  Annotation,
  LocalisedText,
  Nameable,
  Representation,
  TextType,
} from '../model/Artefact.ts'
import { type ArtefactKind, kindOfClass } from '../model/artefactKinds.ts'
import { parseUrn, type Reference } from '../model/Reference.ts'
import { malformed } from '../SdmxError.ts'
import { childOf, childrenOf, childText, type XmlElement } from '../xml/readXml.ts'

/** Texts of one name in all languages. */
function readTexts(element: XmlElement, name: string): LocalisedText {
  const found = childrenOf(element, name).map(
    ({ attributes, text }) => [attributes['xml:lang'] ?? 'en', text] as const,
  )
  return Object.fromEntries(found)
}

export function readNames(element: XmlElement, id: string): Nameable {
  const descriptions = readTexts(element, 'Description')
  const annotations = readAnnotations(element)
  return {
    id,
    names: readTexts(element, 'Name'),
    ...(Object.keys(descriptions).length === 0 ? {} : { descriptions }),
    ...(annotations.length === 0 ? {} : { annotations }),
  }
}

export function readAnnotations(element: XmlElement): Annotation[] {
  const holder = childOf(element, 'Annotations')
  return (holder === undefined ? [] : childrenOf(holder, 'Annotation')).map((annotation) => {
    const { id } = annotation.attributes
    const title = childText(annotation, 'AnnotationTitle')
    const type = childText(annotation, 'AnnotationType')
    const texts = readTexts(annotation, 'AnnotationText')
    const value = childText(annotation, 'AnnotationValue')
    return {
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(type === undefined ? {} : { type }),
      ...(Object.keys(texts).length === 0 ? {} : { texts }),
      ...(value === undefined ? {} : { value }),
    }
  })
}

/**
 * A reference in any of its forms: the URN as text, in `<URN>`, or in parts in `<Ref>`.
 *
 * @param expected the kind where the parts do not say it.
 * @throws {DomainError} `bad_file` when it names nothing that is known.
 */
export function readReference(element: XmlElement, expected: ArtefactKind): Reference {
  const ref = childOf(element, 'Ref')
  const urn = ref === undefined ? (childText(element, 'URN') ?? element.text.trim()) : undefined
  const reference = ref === undefined ? parseUrn(urn ?? '') : readRef(ref, expected)
  if (reference !== undefined) return reference
  throw malformed(
    `<${element.name}> refers to "${(urn ?? '').slice(0, 200)}", which is not a known URN`,
  )
}

function readRef({ attributes }: XmlElement, expected: ArtefactKind): Reference | undefined {
  const { id, agencyID, version, maintainableParentID, maintainableParentVersion } = attributes
  const named = attributes.class === undefined ? undefined : kindOfClass(attributes.class)
  if (attributes.class !== undefined && named === undefined) return undefined
  const kind = named?.kind ?? expected
  if (id === undefined || agencyID === undefined) return undefined
  return maintainableParentID === undefined
    ? { kind, agency: agencyID, id, version: version ?? '1.0' }
    : {
        kind,
        agency: agencyID,
        id: maintainableParentID,
        version: maintainableParentVersion ?? '1.0',
        item: id,
      }
}

/** An id within the same structure, as text or in `<Ref>`. */
export const readLocal = (element: XmlElement): string =>
  childOf(element, 'Ref')?.attributes.id ?? element.text.trim()

export function readRepresentation(element: XmlElement | undefined): Representation | undefined {
  if (element === undefined) return undefined
  const { maxOccurs } = element.attributes
  const occurs: Pick<Representation, 'maxOccurs'> =
    maxOccurs === undefined || maxOccurs === '1'
      ? {}
      : { maxOccurs: maxOccurs === 'unbounded' ? maxOccurs : wholeNumber(maxOccurs) }
  const enumeration = childOf(element, 'Enumeration')
  if (enumeration !== undefined) {
    return { enumeration: readReference(enumeration, 'codelist'), ...occurs }
  }
  const format = childOf(element, 'TextFormat')?.attributes
  if (format === undefined) return Object.keys(occurs).length === 0 ? undefined : occurs
  const numbers = (['minLength', 'maxLength', 'minValue', 'maxValue', 'decimals'] as const).flatMap(
    (name) => (format[name] === undefined ? [] : [[name, Number(format[name])] as const]),
  )
  return {
    textType: (format.textType ?? 'String') as TextType,
    ...Object.fromEntries(numbers),
    ...(format.pattern === undefined ? {} : { pattern: format.pattern }),
    ...occurs,
  }
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw malformed(`"${text.slice(0, 40)}" is not a whole number`)
}
