import { DomainError, type FileProblem } from '@corridor/kernel'
import type { AreaCatalogue } from '../AreaCatalogue.ts'

const area = (
  code: string,
  iso2: string,
  m49: string,
  names: readonly [string, string, string, string],
  alternativeNames: readonly string[] = [],
) => ({
  code,
  iso2,
  m49,
  names: { en: names[0], fr: names[1], es: names[2], ar: names[3] },
  alternativeNames,
  m49Region: '142',
  m49Subregion: '034',
  science2014: 'ASI-S',
  science2014Basis: 'published' as const,
  members: [],
})

const asia = { en: 'Asia', fr: 'Asie', es: 'Asia', ar: 'آسيا' }

/** A few areas, enough to try every way of writing one. */
export const sampleCatalogue: AreaCatalogue = {
  schema: 1,
  areas: [
    area('ARE', 'AE', '784', [
      'United Arab Emirates',
      'Émirats arabes unis',
      'Emiratos Árabes Unidos',
      'الإمارات العربية المتحدة',
    ]),
    area('CIV', 'CI', '384', ["Côte d'Ivoire", "Côte d'Ivoire", "Côte d'Ivoire", 'كوت ديفوار']),
    area('IND', 'IN', '356', ['India', 'Inde', 'India', 'الهند']),
    area('NPL', 'NP', '524', ['Nepal', 'Népal', 'Nepal', 'نيبال']),
    area('QAT', 'QA', '634', ['Qatar', 'Qatar', 'Qatar', 'قطر'], ['State of Qatar']),
  ],
  residuals: [{ code: '_OTH', names: { en: 'Others', fr: 'Autres', es: 'Otros', ar: 'أخرى' } }],
  groupings: [
    { id: 'science-2014', names: asia, groups: [{ code: 'ASI-S', names: asia }] },
    { id: 'm49-region', names: asia, groups: [{ code: '142', names: asia }] },
    { id: 'm49-subregion', names: asia, groups: [{ code: '034', names: asia }] },
  ],
}

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Runs `act` and gives back the error it throws. */
export function errorOf(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** The problems in the error that `act` throws. */
export const problemsOf = (act: () => unknown): readonly FileProblem[] =>
  errorOf(act).details.problems as readonly FileProblem[]
