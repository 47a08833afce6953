import type { InstrumentStatus } from '@corridor/contract'
import { lookOf, STATUS_SIGNS } from './statusLook.ts'
import { useStatusWords } from './useStatusWords.ts'
import { VerificationMark } from './VerificationMark.tsx'
import './standards.css'

interface StatusWordsProps {
  readonly status: InstrumentStatus
  /** Leaves sentences of caution and optional parts out, where a page tells them elsewhere. */
  readonly brief?: boolean
  /** The name of an optional part in the reader's language. */
  readonly unitName?: (unit: string) => string
  /** What a press on the mark brings. */
  readonly brings?: 'explain' | 'source' | 'nothing'
}

/**
 * The standing of a State under an instrument: sign and sentence, the act it goes back to, parts,
 * what to be careful about, and the mark of what is not checked.
 */
export function StatusWords({ status, brief = false, unitName, brings }: StatusWordsProps) {
  const words = useStatusWords()
  const act = words.act(status)
  const scope = words.scope(status, unitName)
  return (
    <div className="status-words" data-status={lookOf(status)}>
      <span>
        <span className="status-sign" aria-hidden="true">
          {STATUS_SIGNS[lookOf(status)]}
        </span>{' '}
        {words.says(status)}
        {act !== null && status.kind !== 'registered' && (
          <span className="status-act"> · {act}</span>
        )}
      </span>{' '}
      {/* What cannot be told has nothing that could be checked. */}
      {status.kind !== 'no-list' && (
        <VerificationMark standing={status} {...(brings === undefined ? {} : { brings })} />
      )}
      {!brief &&
        [...scope, ...words.caveats(status)].map((sentence) => (
          <span key={sentence} className="status-caveat">
            {sentence}
          </span>
        ))}
    </div>
  )
}
