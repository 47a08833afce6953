import {
  importP5000,
  type MergeOffer,
  readCase,
  type TotalizationCase,
} from '@corridor/totalization'

export type OpenedFile =
  | {
      readonly kind: 'case'
      readonly draft: TotalizationCase
      readonly offers: readonly MergeOffer[]
    }
  | { readonly kind: 'unreadable'; readonly message: string }

/**
 * A case file, or a record shaped like the message P5000, which is told by its periods' countries
 * and brings periods and birth into the case at hand.
 */
export function openCaseFile(text: string, name: string, draft: TotalizationCase): OpenedFile {
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value)) return { kind: 'case', draft: readCase(value, name), offers: [] }
    const { periods, birthDate, mergeOffers } = importP5000(value, draft.branch, name)
    const person = { ...draft.person, birthDate: birthDate ?? draft.person.birthDate ?? null }
    return { kind: 'case', draft: { ...draft, person, periods }, offers: mergeOffers }
  } catch (error) {
    return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) }
  }
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('sed' in value || 'record' in value || !('schema' in value))
