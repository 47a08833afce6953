import type { LegalBasis } from '../parameters/index.ts'

type Source = LegalBasis['source']

/** A basis as the references cite it: nobody has compared it with the official text yet. */
function cited(
  instrument: string,
  provision: string,
  source: Source,
  jurisdiction: string | null = null,
): LegalBasis {
  return {
    ...{ instrument, provision, jurisdiction, source },
    force: 'guidance',
    ...{ from: null, to: null, textDigest: null, verifiedBy: null, verifiedAt: null },
  }
}

/** An article of a convention whose text was read; binding only where ratified and in force. */
export const convention = (instrument: string, provision: string): LegalBasis =>
  cited(instrument, provision, 'text')

/** A page of an authority or a statute, mostly in translation. */
export const official = (instrument: string, provision: string, jurisdiction: string): LegalBasis =>
  cited(instrument, provision, 'official', jurisdiction)

/** The press, or a summary by others. */
export const secondary = (
  instrument: string,
  provision: string,
  jurisdiction: string,
): LegalBasis => cited(instrument, provision, 'secondary', jurisdiction)

/** From memory: named so that somebody looks it up. */
export const unverified = (instrument: string, provision: string): LegalBasis =>
  cited(instrument, provision, 'unverified')
