import type { ClauseStep, Instrument } from '../instruments/Instrument.ts'
import type { FeatureStatement, SocialSecurityAgreement } from './SocialSecurityAgreement.ts'

/**
 * What the register says of an instrument, from its clauses; null for a model, which binds nobody.
 *
 * @example agreementOfInstrument(eu)?.features.totalization.article // => 'Art. 6'
 */
export function agreementOfInstrument(instrument: Instrument): SocialSecurityAgreement | null {
  const { kind, parties, inForce, branches, publisher } = instrument
  if (kind === 'model' || parties === 'any') return null
  const added = branches.some(({ coordination }) => coordination !== 'export-only')
  const totalization = featureOf(instrument, 'aggregation')
  const [first] = branches
  return {
    id: instrument.id,
    name: instrument.name,
    kind,
    citation: instrument.citation,
    signed: instrument.signed,
    publisher,
    source: inForce.source,
    licence: instrument.licence,
    describedOn: instrument.describedOn,
    parties,
    hub: instrument.hub,
    provisional: null,
    branches: branches.map(({ branch, coordination, article, verification, source }) => ({
      branch,
      coordination: coordination === 'export-only' ? 'paid-abroad' : 'added',
      article,
      verification,
      source,
    })),
    features: {
      equality: featureOf(instrument, 'equality'),
      export: featureOf(instrument, 'export'),
      totalization:
        added || first === undefined
          ? totalization
          : {
              answer: 'no',
              article: first.article,
              verification: first.verification,
              source: first.source,
            },
      'applicable-law': featureOf(instrument, 'place-of-work'),
    },
    instrument: instrument.id,
    note: null,
    origin: 'shipped',
  }
}

function featureOf({ clauses }: Instrument, step: ClauseStep): FeatureStatement {
  const clause = clauses.find((one) => one.step === step)
  if (clause === undefined) {
    return { answer: 'not-said', article: null, verification: 'design', source: null }
  }
  const { article, verification, source } = clause
  return { answer: 'yes', article, verification, source }
}
