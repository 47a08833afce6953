import type { InstrumentStatus } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import type { Formatters } from '../../i18n/formatNumbers.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { lookOf, type StatusLook } from './statusLook.ts'

/** What the words of a status are made from. */
export type WordedStatus = Pick<
  InstrumentStatus,
  | 'kind'
  | 'counts'
  | 'registered'
  | 'entryIntoForce'
  | 'end'
  | 'action'
  | 'completeThrough'
  | 'caveats'
>

/** How the standing of a State under an instrument is said. */
export interface StatusWords {
  /** Two or three words: "In force". */
  short(look: StatusLook): string
  /** The short name of an optional part: "Annex I". */
  unit(unit: string): string
  /** With the day that matters: "In force since 22 January 1952". */
  says(status: Omit<WordedStatus, 'caveats' | 'action'>): string
  /** "ratified 22 January 1951"; null where the State did nothing. */
  act(status: Pick<WordedStatus, 'action' | 'registered'>): string | null
  /** What a reader must know before relying on it, a sentence each. */
  caveats(status: Pick<WordedStatus, 'caveats' | 'completeThrough'>): readonly string[]
  /** Parts of the State that alone are bound, and what is known of optional parts. */
  scope(
    status: Pick<InstrumentStatus, 'territories' | 'units'>,
    unitName?: (unit: string) => string,
  ): readonly string[]
}

type Words = (id: string, values?: Record<string, unknown>) => string

/** The words of a status in the reader's language. */
export function useStatusWords(): StatusWords {
  const t = useMessages()
  const { format } = useReader()
  return useMemo(() => statusWords(t, format), [t, format])
}

/** @param t the words of the reader's language. */
export function statusWords(t: Words, format: Pick<Formatters, 'date'>): StatusWords {
  const day = (iso: string | null): string => (iso === null ? '' : format.date(iso))
  return {
    short: (look) => t(`standards.status.${look}`),
    unit: (unit) => unitWord(t, unit),
    says: (status) => says(t, day, status),
    act: ({ action, registered }) =>
      action === null || registered === null
        ? null
        : t(`standards.action.${action}`, { date: day(registered) }),
    caveats: ({ caveats, completeThrough }) =>
      caveats.map((caveat) =>
        caveat === 'list-ends-before' && completeThrough === null
          ? t('standards.caveat.list-ends-before-undated')
          : t(`standards.caveat.${caveat}`, { date: day(completeThrough) }),
      ),
    scope: ({ territories, units }, unitName = (unit) => unitWord(t, unit)) => [
      ...territories.map(({ name, kind }) => t(`standards.territory.${kind}`, { name })),
      ...unitWords(t, units, unitName),
    ],
  }
}

function says(
  t: Words,
  day: (iso: string | null) => string,
  status: Omit<WordedStatus, 'caveats' | 'action'>,
): string {
  const { kind, registered, entryIntoForce, end, completeThrough } = status
  if (lookOf(status) === 'part') return t('standards.status.part')
  const values = { date: day(registered), entry: day(entryIntoForce) }
  if (kind === 'in-force') {
    return t(`standards.says.in-force${entryIntoForce === null ? '-undated' : ''}`, values)
  }
  if (kind === 'registered') {
    return t(`standards.says.registered${entryIntoForce === null ? '-open' : ''}`, values)
  }
  if (kind === 'ended') return endWords(t, day, end)
  if (kind === 'not-recorded') {
    return completeThrough === null
      ? t('standards.says.not-recorded-undated')
      : t('standards.says.not-recorded', { date: day(completeThrough) })
  }
  return t(`standards.says.${kind}`)
}

function endWords(
  t: Words,
  day: (iso: string | null) => string,
  end: InstrumentStatus['end'],
): string {
  if (end === null) return t('standards.status.ended')
  const date = day(end.takesEffect)
  if (end.kind === 'denunciation') return t('standards.says.denounced', { date })
  return end.by === null
    ? t('standards.says.replaced-unnamed', { date })
    : t('standards.says.replaced', { date, by: end.by })
}

/** The short name of an optional part by its id: `annex-I` is "Annex I", `branch-a` "Branch (a)". */
function unitWord(t: Words, unit: string): string {
  const [, kind, name] = /^(annex|part|branch)-(.+)$/.exec(unit) ?? []
  if (kind === undefined || name === undefined) return unit
  return t(`standards.unit-name.${kind}`, { name: kind === 'branch' ? `(${name})` : name })
}

/** Parts that all stand alike are told once; that none is recorded is a caution of the status. */
function unitWords(
  t: Words,
  units: InstrumentStatus['units'],
  unitName: (unit: string) => string,
): readonly string[] {
  if (units.length > 0 && units.every(({ kind }) => kind === 'not-recorded')) {
    return []
  }
  if (units.length > 1 && units.every(({ kind }) => kind === 'applies')) {
    return [t('standards.units-all-apply')]
  }
  return units.map(({ unit, kind }) => t(`standards.unit.${kind}`, { unit: unitName(unit) }))
}
