import type { BondFile } from '@corridor/contract'
import type { Folded } from '@corridor/ledger'
import {
  type Bond,
  type BondProposal,
  balancesOf,
  bondCover,
  findBondCover,
  type Requirement,
  shortfallOf,
} from '@corridor/recruitment/bond'

type Names = ReadonlyMap<string, string>

/** A bond as it is shown, judged on a day. */
export function describeBond(
  id: string,
  { state, version }: Folded<Bond>,
  names: Names,
  today: string,
): Omit<BondFile, 'history' | 'acts'> {
  const bond = state!
  const { currency, holder, purpose, status, office, jurisdiction, notice, tailUntil } = bond
  const money = (minorUnits: number) => ({ minorUnits, currency })
  const orNull = (minorUnits: number | null) => (minorUnits === null ? null : money(minorUnits))
  const cover = bondCover(bond, today)
  const balances = Object.entries(balancesOf(bond.entries))
  return {
    ...{ id, version, purpose, status, currency, office, jurisdiction, tailUntil, today },
    holder: { id: holder, name: names.get(holder) ?? bond.holderName },
    cover: money(cover.total),
    required: orNull(bond.requirement?.minorUnits ?? null),
    defaulted: bond.defaultedAt !== null,
    defaultedAt: bond.defaultedAt,
    replenishBy: notice?.deadline ?? null,
    notice: notice === null ? null : { ...notice },
    instruments: bond.instruments.map(
      ({ minorUnits, remaining, by: _, declaredAt: __, ...one }) => ({
        ...one,
        amount: money(minorUnits),
        remaining: money(remaining),
      }),
    ),
    entries: bond.entries.map(({ minorUnits, ...one }) => ({ ...one, amount: money(minorUnits) })),
    balances: Object.fromEntries(
      balances.map(([account, minorUnits]) => [account, money(minorUnits)]),
    ) as BondFile['balances'],
    reserves: bond.reserves.map(({ determination, minorUnits, held }) => ({
      ...{ determination, amount: money(minorUnits), held: money(held) },
    })),
    charges: bond.charges.map(({ award, minorUnits, openClaim }) => ({
      ...{ award, paid: money(minorUnits), openClaim: orNull(openClaim) },
    })),
    requirement: bond.requirement === null ? null : requirementOf(bond.requirement, money),
    shortfall: orNull(shortfallOf(bond, today)),
    pending: money(cover.pending),
    proposal: bond.proposal === null ? null : proposalOf(bond.proposal, names, money),
    checks: [findBondCover(bond, today)],
  }
}

type Money = (minorUnits: number) => { readonly minorUnits: number; readonly currency: string }

function requirementOf(requirement: Requirement, money: Money) {
  const { minorUnits, cashMinorUnits, mark, reading, basis, assessedAt } = requirement
  return {
    ...{ mark, reading, assessedAt, basis: basis.kind, source: basis.source },
    total: minorUnits === null ? null : money(minorUnits),
    cash: money(cashMinorUnits),
    count:
      basis.kind === 'order'
        ? null
        : basis.kind === 'volume_tiers'
          ? basis.plannedWorkers
          : basis.pendingCases,
  }
}

function proposalOf(proposal: BondProposal, names: Names, money: Money) {
  const by = proposal.by.map((id) => ({ id, name: names.get(id) ?? null }))
  if (proposal.act !== 'charge') return { ...proposal, by }
  const { minorUnits, ...charge } = proposal
  return { ...charge, by, amount: money(minorUnits) }
}
