import type { BondEntry, BondFile } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useMoney } from './useMoney.ts'

type Side = 'in' | 'out' | 'aside'

/** On which side of the bond's account an entry stands; within it for what is only set aside. */
function sideOf({ from, to }: BondEntry): Side {
  if (from === 'holder') return 'in'
  return to === 'reserved' || from === 'reserved' ? 'aside' : 'out'
}

const SIDES = ['in', 'out', 'aside'] as const

/** The account: each movement on its side, with what stands behind the bond after it. */
export function BondEntries({ file }: { readonly file: BondFile }) {
  const t = useMessages()
  const money = useMoney()
  const { format } = useReader()
  const { entries, currency } = file
  let cover = 0
  const lines = entries.map((entry) => {
    const side = sideOf(entry)
    const { minorUnits } = entry.amount
    if (side !== 'aside') cover += side === 'in' ? minorUnits : -minorUnits
    const sign = side === 'aside' && entry.from === 'reserved' ? -1 : 1
    return { entry, side, minorUnits: sign * minorUnits, cover }
  })
  const total = (side: Side) =>
    lines.filter((line) => line.side === side).reduce((sum, { minorUnits }) => sum + minorUnits, 0)
  const write = (minorUnits: number) => <bdi>{money({ minorUnits, currency })}</bdi>
  return (
    <section aria-labelledby="account" className="bond-account-frame">
      <h2 id="account">{t('bonds.account')}</h2>
      {lines.length === 0 ? (
        <p>{t('bonds.account-empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
        <section className="table-scroll" aria-label={t('bonds.account')} tabIndex={0}>
          <table className="bond-account">
            <thead>
              <tr>
                <th scope="col">{t('bonds.day')}</th>
                <th scope="col">{t('bonds.movement')}</th>
                <th scope="col">{t('bonds.reference')}</th>
                <th scope="col">{t('bonds.side-in')}</th>
                <th scope="col">{t('bonds.side-out')}</th>
                <th scope="col">{t('bonds.side-aside')}</th>
                <th scope="col">{t('bonds.cover-after')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ entry, side, minorUnits, cover: after }) => (
                <tr key={`${entry.version} ${entry.from} ${entry.to} ${entry.reference}`}>
                  <td>{format.date(entry.recordedAt)}</td>
                  <th scope="row">{t(`bonds.entry-${entry.kind}-${entry.to}`)}</th>
                  <td>
                    <bdi>{wordsOf(entry.reference, file)}</bdi>
                  </td>
                  {SIDES.map((one) => (
                    <td key={one} className="bond-amount">
                      {one === side && write(minorUnits)}
                    </td>
                  ))}
                  <td className="bond-amount">{write(after)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {t('bonds.total')}
                </th>
                {SIDES.map((side) => (
                  <td key={side} className="bond-amount">
                    {write(total(side))}
                  </td>
                ))}
                <td className="bond-amount">{write(cover)}</td>
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </section>
  )
}

/** A deposit by its own number, anything else as it is. */
const wordsOf = (reference: string, { instruments }: BondFile): string =>
  instruments.find(({ id }) => id === reference)?.reference ?? reference
