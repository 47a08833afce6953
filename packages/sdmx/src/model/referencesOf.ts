import type { Artefact, Component, HierarchicalCode, Item } from './Artefact.ts'
import type { Reference } from './Reference.ts'

/** Every reference that stands in an artefact, in the order in which it stands there. */
export function referencesOf(artefact: Artefact): Reference[] {
  switch (artefact.kind) {
    case 'dataflow':
      return given(artefact.structure)
    case 'datastructure':
      return [
        ...artefact.dimensions,
        ...(artefact.timeDimension === undefined ? [] : [artefact.timeDimension]),
        ...artefact.attributes,
        ...artefact.measures,
      ].flatMap(ofComponent)
    case 'dataconstraint':
      return [...artefact.attachedTo]
    case 'categorisation':
      return given(artefact.source, artefact.target)
    case 'provisionagreement':
      return given(artefact.dataflow, artefact.provider)
    case 'hierarchy':
      return artefact.codes.flatMap(ofCode)
    case 'conceptscheme':
      return artefact.items.flatMap(ofConcept)
    default:
      return []
  }
}

const given = (...references: readonly (Reference | undefined)[]): Reference[] =>
  references.filter((reference) => reference !== undefined)

const ofComponent = ({ concept, representation }: Component): Reference[] =>
  representation?.enumeration === undefined ? [concept] : [concept, representation.enumeration]

const ofConcept = ({ representation }: Item): Reference[] =>
  representation?.enumeration === undefined ? [] : [representation.enumeration]

const ofCode = ({ code, codes }: HierarchicalCode): Reference[] => [code, ...codes.flatMap(ofCode)]
