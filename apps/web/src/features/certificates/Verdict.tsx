import type { CertificateJudgement } from '@corridor/recruitment/clearance/certificate'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { DelegationDays } from './DelegationShown.tsx'

/** Whether the holder may go by it. */
const GOOD: ReadonlySet<string> = new Set(['valid', 'provisional'])

type Props =
  | { readonly judgement: CertificateJudgement; readonly online?: never }
  | {
      readonly online: { readonly number: string; readonly status: string; readonly asOf: string }
      readonly judgement?: never
    }

/** One word first, large; then what it means, and how old the list is that it rests on. */
export function Verdict({ judgement, online }: Props) {
  const t = useMessages()
  const state = (judgement?.state ?? online!.status).replaceAll('_', '-')
  const isGood = GOOD.has(state)
  return (
    <section className="certificate-verdict" data-state={isGood ? 'good' : 'bad'}>
      <h2>{t(`certificates.state-${state}`)}</h2>
      <p>{t(`certificates.means-${state}`)}</p>
      {judgement !== undefined ? (
        <Rests judgement={judgement} />
      ) : (
        <p className="note">
          {t('certificates.as-of')} <Moment iso={online!.asOf} />
        </p>
      )}
      {online !== undefined && (
        <p>
          <bdi className="certificate-number">{online.number}</bdi>
        </p>
      )}
      {judgement?.certificate != null && <Particulars judgement={judgement} />}
    </section>
  )
}

/** Never valid without the age of the list. */
function Rests({ judgement: { list, certificate } }: { readonly judgement: CertificateJudgement }) {
  const t = useMessages()
  if (list === null || certificate === null) return null
  return (
    <p className="certificate-age" data-age={list.age}>
      {t(`certificates.age-${list.age}`, { hours: list.hours })}
    </p>
  )
}

function Particulars({ judgement }: { readonly judgement: CertificateJudgement }) {
  const t = useMessages()
  const { format } = useReader()
  const { certificate, office, delegation } = judgement
  const { number, corridor, licence, jobOrder, issued, expires, seal } = certificate!
  const lines = [
    { label: t('certificates.number'), value: <bdi className="certificate-number">{number}</bdi> },
    { label: t('certificates.corridor'), value: <bdi>{corridor}</bdi> },
    { label: t('certificates.issued'), value: <Moment iso={issued} /> },
    { label: t('certificates.expires'), value: <Moment iso={expires} /> },
    ...(office === null ? [] : [{ label: t('certificates.office'), value: <bdi>{office}</bdi> }]),
    ...(delegation === null
      ? []
      : [
          {
            label: t('certificates.delegation'),
            value: <DelegationDays delegation={delegation} />,
          },
        ]),
    ...(licence === null
      ? []
      : [{ label: t('certificates.licence'), value: <bdi>{licence}</bdi> }]),
    ...(jobOrder === null
      ? []
      : [{ label: t('certificates.job-order'), value: <bdi>{jobOrder}</bdi> }]),
    ...(seal === 0 ? [] : [{ label: t('certificates.seal'), value: format.exact(seal) }]),
  ]
  return (
    <dl className="certificate-lines">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
