import type {
  Actor,
  DecisionContext,
  Mandate,
  PersonActor,
  ProtectedRecord,
  Scope,
} from '../index.ts'
import { HAND_WRITTEN_MATRIX } from './handWrittenMatrix.ts'

const ROLE_OF: Readonly<Record<string, string>> = {
  LO: 'licensing-officer',
  AU: 'authority',
  IN: 'inspector',
  LA: 'labour-attache',
  CO: 'conciliator',
  LE: 'legal-officer',
  FI: 'finance-officer',
  AB: 'appeal-body',
  FP: 'focal-point',
  RV: 'report-reviewer',
  RL: 'report-releaser',
  AD: 'auditor',
  AM: 'administrator',
  AG: 'agency',
  EM: 'employer',
  WO: 'worker',
  UN: 'union',
  EO: 'employers-organisation',
  RC: 'resource-centre',
  BK: 'wage-payer',
  PE: 'person',
  PU: 'public',
}

/** Who may open what by break-glass, as the specification words it. */
const GLASS: readonly string[] = [
  'auditor read.case',
  'conciliator read.case',
  'conciliator read.case-identity',
  'labour-attache read.worker-contact',
]

/** Kinds that are a case or a worker's record. */
const NOT_FOR_ADMINISTRATORS = new Set(
  'worker worker-contact contract fee clearance document wage-file wage case case-identity case-notice'.split(
    ' ',
  ),
)

interface Cell {
  readonly role: string
  readonly scope: Scope
  readonly states: readonly string[] | null
}

interface Line {
  readonly object: string
  readonly marks: string
  readonly cells: readonly Cell[]
}

/** The matrix by permission. */
export const LINES: ReadonlyMap<string, Line> = readLines()

function readLines(): Map<string, Line> {
  const lines = new Map<string, Line>()
  let object = ''
  for (const line of HAND_WRITTEN_MATRIX.split('\n')) {
    if (line.trim() === '') continue
    if (!line.startsWith(' ')) {
      object = line.trim()
      continue
    }
    const [verb, marks, ...cells] = line.trim().split(/\s+/)
    lines.set(`${verb}.${object}`, {
      object,
      marks: marks!,
      cells: cells.map((cell) => {
        const [, role, scope, states] = /^(\w\w)@(\w+)(?::(.*))?$/.exec(cell)!
        return {
          role: ROLE_OF[role!]!,
          scope: scope as Scope,
          states: states === undefined ? null : states.split(','),
        }
      }),
    })
  }
  return lines
}

/** What the oracle says: yes, yes with a second factor, or no. */
export type OracleAnswer = 'yes' | 'second-factor' | 'no'

/** One possible role of an actor, with whose power it is and how it was got. */
interface Hat {
  readonly role: string
  readonly mandate: Mandate | null
  readonly name: string | null
  readonly lent: boolean
}

/** Tries every role the actor could possibly wear against every cell of the matrix line. */
export function askOracle(
  actor: Actor,
  permission: string,
  record: ProtectedRecord,
  context: DecisionContext,
): OracleAnswer {
  const line = LINES.get(permission)
  if (line === undefined || line.object !== record.kind) return 'no'
  let best: OracleAnswer = 'no'
  const found = (strong: boolean) => {
    if (strong) best = 'yes'
    else if (best === 'no') best = 'second-factor'
  }
  const needsTwo = line.marks.includes('2')
  const hats = hatsOf(actor, context)
  const isAdmin = hats.some((hat) => hat.role === 'administrator')
  const hidden = isAdmin && NOT_FOR_ADMINISTRATORS.has(line.object)
  const two = actor.kind === 'person' && actor.assurance === 'two-factor'
  for (const hat of hats) {
    for (const cell of line.cells) {
      if (cell.role !== hat.role) continue
      if (hidden && !['worker', 'public'].includes(hat.role)) continue
      if (hat.lent && (line.marks.includes('x') || cell.scope === 'own')) continue
      if (hat.lent && lenderIsAdmin(hat, context) && NOT_FOR_ADMINISTRATORS.has(line.object)) {
        continue
      }
      if (cell.states !== null && !cell.states.some((state) => state === record.state)) continue
      if (!reaches(cell.scope, hat.mandate, hat.name, record)) continue
      found(!needsTwo || two || hat.role === 'worker' || hat.role === 'public')
    }
    const glass = !hidden && !hat.lent && GLASS.includes(`${hat.role} ${permission}`)
    if (glass && actor.kind === 'person' && isGlassBroken(actor, permission, record, context)) {
      found(!needsTwo || two)
    }
  }
  if (actor.kind === 'service' && line.marks.includes('k')) {
    for (const given of actor.scopes) {
      if (given.permission !== permission || !runs(given, context.today)) continue
      if (given.scope === 'aggregate' && !record.kind.endsWith('statistic')) continue
      if (reaches(given.scope, given as never, null, record)) found(true)
    }
  }
  return best
}

function hatsOf(actor: Actor, context: DecisionContext): readonly Hat[] {
  const hats: Hat[] = [{ role: 'public', mandate: null, name: null, lent: false }]
  if (actor.kind !== 'person') return hats
  hats.push({ role: 'person', mandate: null, name: actor.person, lent: false })
  for (const mandate of actor.roles) {
    if (!runs(mandate, context.today)) continue
    if (!mandate.onBehalfOf) {
      hats.push({ role: mandate.role, mandate, name: actor.person, lent: false })
    } else if (isGoodLoan(actor, mandate, context)) {
      hats.push({ role: mandate.role, mandate, name: mandate.onBehalfOf, lent: true })
    }
  }
  return hats
}

function isGoodLoan(actor: PersonActor, loan: Mandate, context: DecisionContext): boolean {
  const lender = loan.onBehalfOf!
  if (lender === actor.person || loan.role === 'worker') return false
  const away = (context.absences ?? []).filter((days) => days.person === lender)
  if (loan.onlyInAbsence && !away.some((days) => runs(days, context.today))) return false
  for (const held of context.givers?.get(lender) ?? []) {
    const parts = ['organisation', 'office', 'jurisdiction'] as const
    const sameOrLess = parts.every((part) => !loan[part] || loan[part] === held[part])
    const isLendersOwn = !held.onBehalfOf && runs(held, context.today)
    if (held.role === loan.role && sameOrLess && isLendersOwn) return true
  }
  return false
}

const lenderIsAdmin = (hat: Hat, context: DecisionContext): boolean =>
  (context.givers?.get(hat.name!) ?? []).some(
    (held) => held.role === 'administrator' && runs(held, context.today),
  )

function isGlassBroken(
  actor: PersonActor,
  permission: string,
  record: ProtectedRecord,
  context: DecisionContext,
): boolean {
  return (context.breakGlass ?? []).some(
    (grant) =>
      grant.person === actor.person &&
      grant.permission === permission &&
      `${grant.record.kind}/${grant.record.id}` === `${record.kind}/${record.id}` &&
      grant.openedAtMilliseconds <= context.nowMilliseconds &&
      grant.untilMilliseconds > context.nowMilliseconds,
  )
}

function reaches(
  scope: string,
  mandate: Mandate | null,
  name: string | null,
  record: ProtectedRecord,
): boolean {
  const table: Record<string, () => boolean> = {
    own: () => !!name && record.owner === name,
    assigned: () => !!name && new Set(record.assignees).has(name),
    organisation: () =>
      !!mandate?.organisation && new Set(record.organisations).has(mandate.organisation),
    mandate: () =>
      !!mandate?.organisation && new Set(record.mandateHolders).has(mandate.organisation),
    office: () => !!mandate?.office && record.office === mandate.office,
    jurisdiction: () => !!mandate?.jurisdiction && record.jurisdiction === mandate.jurisdiction,
    aggregate: () => true,
    all: () => true,
  }
  return table[scope]!()
}

/** Dates compared as numbers, 20261121, not as text. */
function runs(
  days: { readonly from?: string | null | undefined; readonly until?: string | null | undefined },
  today: string,
): boolean {
  const now = numberOf(today)
  const from = days.from ? numberOf(days.from) : Number.NEGATIVE_INFINITY
  const until = days.until ? numberOf(days.until) : Number.POSITIVE_INFINITY
  return from <= now && now <= until
}

const numberOf = (date: string): number => Number(date.replaceAll('-', ''))
