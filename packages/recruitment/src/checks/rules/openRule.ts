import type { IsoDate } from '@corridor/kernel'
import { RULES, type RuleId, type RuleKind } from '../catalogue/index.ts'
import type { Rates } from '../exact/index.ts'
import {
  isVerified,
  type Parameter,
  type ParameterBook,
  type ParameterName,
  type ParameterPlace,
  type ParameterValue,
  resolveParameter,
} from '../parameters/index.ts'
import type {
  CheckFinding,
  InputName,
  ReasonCode,
  ReasonParam,
  Supplier,
} from '../verdict/index.ts'
import { reasonWords } from '../verdict/index.ts'

/** For whom and when a rule is asked. */
export interface RuleContext {
  readonly parameters: ParameterBook
  readonly place: ParameterPlace
  /** The event date of the rule; null where it is not known. */
  readonly on: IsoDate | null
}

/** Why something cannot be told, with who can supply it. */
export interface Open {
  readonly code: ReasonCode
  readonly params: Readonly<Record<string, ReasonParam>>
  readonly supplier: Supplier
}

export type Asked<Name extends ParameterName> =
  | { readonly known: true; readonly value: ParameterValue<Name> }
  | { readonly known: false; readonly isMissing: boolean; readonly open: Open }

interface Said {
  readonly kind?: RuleKind
  /** Never overridable in this case, whatever the rule says. */
  readonly final?: boolean
  readonly evidence?: CheckFinding['evidence']
}

/** One rule at work on one case: asks for parameters, keeps what was used, writes the finding. */
export interface OpenRule {
  readonly on: IsoDate | null
  /** A verified basis binds here on this date. */
  readonly isBinding: boolean
  readonly ask: <Name extends ParameterName>(name: Name) => Asked<Name>
  /** Rates between currencies; none where none are stated. */
  readonly rates: () => Rates
  readonly yes: (code: ReasonCode, params?: Params, said?: Said) => CheckFinding
  readonly no: (code: ReasonCode, params?: Params, said?: Said) => CheckFinding
  readonly cannotTell: (open: Open, said?: Said) => CheckFinding
  readonly notApplicable: (code: ReasonCode, params?: Params, said?: Said) => CheckFinding
}

type Params = Readonly<Record<string, ReasonParam>>

/** What is not stated, and who can state it. */
export const notStated = (what: InputName, supplier: Supplier): Open => ({
  code: 'input_missing',
  params: { what },
  supplier,
})

export const NO_DATE = notStated('date_of_event', 'agency')

/** Begins one rule on one case. */
export function openRule(id: RuleId, { parameters, place, on }: RuleContext): OpenRule {
  const rule = RULES[id]
  const used: Parameter[] = []
  const basis = basisOf(id, parameters, place, on)

  function ask<Name extends ParameterName>(name: Name): Asked<Name> {
    const where = { parameter: name, place: placeWords(place), date: on ?? '' }
    if (on === null) return { known: false, isMissing: false, open: NO_DATE }
    const found = resolveParameter(parameters, name, place, on)
    if (found.kind === 'found') {
      used.push(found.parameter as Parameter)
      return { known: true, value: found.parameter.value as ParameterValue<Name> }
    }
    if (found.kind === 'undecided') {
      return { known: false, isMissing: false, open: notStated(found.what, 'agency') }
    }
    const isMissing = found.kind === 'missing'
    const code = isMissing ? 'parameter_missing' : 'parameter_tie'
    return { known: false, isMissing, open: { code, params: where, supplier: 'rules' } }
  }

  const write = (
    met: CheckFinding['met'],
    reason: { readonly code: ReasonCode; readonly params: Params },
    supplier: Supplier | null,
    { kind = rule.kinds[0], final = false, evidence = [] }: Said = {},
  ): CheckFinding => ({
    rule: id,
    version: rule.version,
    ...{ kind, met, reason, supplier, evidence },
    advisory: basis.isAdvisory || used.some((parameter) => !isVerified(parameter)),
    overridable:
      !final &&
      rule.overridable !== 'never' &&
      !(rule.overridable === 'unless_binding' && basis.isBinding),
    words: reasonWords(reason.code, reason.params),
    parameterVersions: [...basis.parameters, ...used].map((parameter) => ({
      name: parameter.name,
      record: parameter.record,
      version: parameter.version,
      validFrom: parameter.validFrom,
      verified: isVerified(parameter),
    })),
    legalBasis: [
      ...(basis.parameters[0]?.legalBasis ?? rule.legalBasis),
      ...used.flatMap(({ legalBasis }) => legalBasis),
    ],
  })

  return {
    on,
    isBinding: basis.isBinding,
    ask,
    rates: () => {
      const asked = ask('exchange_rates')
      return asked.known ? asked.value.rates : []
    },
    yes: (code, params = {}, said) => write('yes', { code, params }, null, said),
    no: (code, params = {}, said) => write('no', { code, params }, null, said),
    cannotTell: ({ code, params, supplier }, said) =>
      write('cannot_tell', { code, params }, supplier, said),
    notApplicable: (code, params = {}, said) =>
      write('not_applicable', { code, params }, null, said),
  }
}

interface Basis {
  readonly parameters: readonly Parameter[]
  readonly isAdvisory: boolean
  readonly isBinding: boolean
}

/**
 * The basis adopted for the rule here. Without one, or with one that nobody verified, the rule
 * advises; where it cannot be told which one holds, it stays in force, so that leaving out a fact
 * never makes a rule milder.
 */
function basisOf(
  id: RuleId,
  book: ParameterBook,
  place: ParameterPlace,
  on: IsoDate | null,
): Basis {
  const name = `basis_${id}` as const
  const all = book.get(name) ?? []
  const unsure = {
    parameters: [],
    isAdvisory: !all.some(isVerified),
    isBinding: all.some(bindsEver),
  }
  if (on === null) return unsure
  const found = resolveParameter(book, name, place, on)
  if (found.kind === 'missing') return { parameters: [], isAdvisory: true, isBinding: false }
  if (found.kind !== 'found') return unsure
  const parameter = found.parameter as Parameter
  return {
    parameters: [parameter],
    isAdvisory: !isVerified(parameter),
    isBinding: isVerified(parameter) && parameter.legalBasis.some((one) => bindsOn(one, on)),
  }
}

const bindsEver = (parameter: Parameter): boolean =>
  isVerified(parameter) && parameter.legalBasis.some(({ force }) => force === 'binding')

const bindsOn = ({ force, from, to }: Parameter['legalBasis'][number], on: IsoDate): boolean =>
  force === 'binding' && (from === null || from <= on) && (to === null || on <= to)

function placeWords({ origin, destination, sector, occupation }: ParameterPlace): string {
  const work = occupation ?? sector
  return `${origin ?? '?'}-${destination ?? '?'}${work === null ? '' : `, ${work}`}`
}
