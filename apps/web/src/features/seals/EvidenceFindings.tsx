import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { comparisonWords, type Said } from './comparisonWords.ts'
import { isSound } from './isSound.ts'
import type {
  EvidenceReport,
  MarkFinding,
  ProofFinding,
  ReceiptFinding,
  SealComparison,
} from './sealMessages.ts'

/** What came of files and texts held against the server's seals. */
export function EvidenceFindings({ report }: { readonly report: EvidenceReport }) {
  const t = useMessages()
  const { format } = useReader()
  const { comparison, findings, actions, unknown, brokenLine } = report
  const isNothing = comparison === null && findings.length === 0
  return (
    <>
      {isNothing && <p>{t('seals.evidence-nothing')}</p>}
      {comparison !== null && <Comparison comparison={comparison} />}
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of what was brought does not change
        <Finding key={`${index} ${finding.kind}`} finding={finding} />
      ))}
      {actions > 0 && (
        <p>{t('seals.evidence-actions', { count: actions, countText: format.exact(actions) })}</p>
      )}
      {unknown > 0 && (
        <p>{t('seals.evidence-unknown', { count: unknown, countText: format.exact(unknown) })}</p>
      )}
      {brokenLine !== null && (
        <p>{t('seals.evidence-broken', { line: format.exact(brokenLine) })}</p>
      )}
    </>
  )
}

function Comparison({ comparison }: { readonly comparison: SealComparison }) {
  const t = useMessages()
  const { format } = useReader()
  const { title, lines, isGood } = comparisonWords(comparison)
  const say = ({ id, count, numbers }: Said) =>
    t(id, {
      ...(count === undefined ? {} : { count }),
      ...Object.fromEntries(
        Object.entries(numbers).map(([name, number]) => [name, format.exact(number)]),
      ),
    })
  return (
    <div className={isGood ? 'seals-verdict' : 'seals-verdict seals-faulty'}>
      <p className="seals-verdict-title">{t(title)}</p>
      {lines.map((line) => (
        <p key={line.id}>{say(line)}</p>
      ))}
    </div>
  )
}

function Finding({ finding }: { readonly finding: EvidenceReport['findings'][number] }) {
  switch (finding.kind) {
    case 'receipt':
      return <Receipt finding={finding} />
    case 'proof':
      return <Proof finding={finding} />
    case 'mark':
      return <Mark finding={finding} />
  }
}

function Receipt({ finding }: { readonly finding: ReceiptFinding }) {
  const t = useMessages()
  const { format } = useReader()
  const { record, version, recordedAt, keyId, genuine, seal } = finding
  const title =
    genuine === null ? 'receipt-unasked' : genuine ? 'receipt-genuine' : 'receipt-forged'
  return (
    <div className={genuine === false ? 'seals-verdict seals-faulty' : 'seals-verdict'}>
      <p className="seals-verdict-title">{t(`seals.${title}`)}</p>
      <p>
        {t('seals.of-version', { version: format.exact(version) })}{' '}
        <code dir="ltr" className="seals-hash">
          {record}
        </code>
        , <Moment iso={recordedAt} />, {t('seals.key')} <code dir="ltr">{keyId}</code>
      </p>
      {genuine !== false && (
        <p>
          {seal === null
            ? t('seals.receipt-no-proof')
            : t('seals.receipt-sealed', { seal: format.exact(seal) })}
        </p>
      )}
    </div>
  )
}

function Proof({ finding }: { readonly finding: ProofFinding }) {
  const t = useMessages()
  const { format } = useReader()
  const { entry, hash, leads, signed, standing } = finding
  const seal = format.exact(finding.seal)
  const sound = isSound(finding)
  return (
    <div className={sound ? 'seals-verdict' : 'seals-verdict seals-faulty'}>
      <p className="seals-verdict-title">
        {t(sound ? 'seals.proof-sound' : 'seals.proof-unsound', { seal })}
      </p>
      {entry === null ? (
        <p>
          {t('seals.of-hash')}{' '}
          <code dir="ltr" className="seals-hash">
            {hash}
          </code>
        </p>
      ) : (
        <p>
          {t('seals.of-version', { version: format.exact(entry.version) })}{' '}
          <code dir="ltr" className="seals-hash">
            {entry.record}
          </code>
          : <code dir="ltr">{entry.type}</code>, <Moment iso={entry.recordedAt} />
        </p>
      )}
      {!leads && <p>{t('seals.proof-leads-not', { seal })}</p>}
      {standing !== 'same' && <p>{t(`seals.proof-${standing}`, { seal })}</p>}
      {signed === false && <p>{t('seals.proof-not-signed', { seal })}</p>}
    </div>
  )
}

function Mark({ finding }: { readonly finding: MarkFinding }) {
  const t = useMessages()
  const { format } = useReader()
  const { seal, standing } = finding
  return (
    <div className={standing === 'same' ? 'seals-verdict' : 'seals-verdict seals-faulty'}>
      <p className="seals-verdict-title">
        {t(`seals.mark-${standing}`, { seal: format.exact(seal) })}
      </p>
    </div>
  )
}
