import type { LocalisedText, Reference } from '@corridor/sdmx'

/** Who maintains what is served here. */
export const AGENCY = 'CORRIDOR'
export const VERSION = '1.0'

/** A name in the four languages. */
export const named = (en: string, fr: string, es: string, ar: string): LocalisedText => ({
  ...{ en, fr, es, ar },
})

export const own = <K extends Reference['kind']>(kind: K, id: string) => ({
  ...{ kind, agency: AGENCY, id, version: VERSION },
})

/** Codes of areas in the conventions of SDMX: `_O` is any other origin. */
export const areaCode = (code: string): string => (code === '_OTH' ? '_O' : code)

/** Regions of M49 as codes: some names in SDMX begin with a letter. */
export const regionCode = (m49: string): string => `M49_${m49}`
