import type { Standing } from '@corridor/contract'
import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { isChecked } from './verificationLevels.ts'
import './standards.css'

interface VerificationMarkProps {
  readonly standing: Pick<Standing, 'verification'> & Partial<Pick<Standing, 'source' | 'review'>>
  /**
   * What a press brings: `explain` the level, source and sign-off where the mark stands; `source` the
   * same also for what is checked; `nothing` leaves the words alone, for long tables.
   */
  readonly brings?: 'explain' | 'source' | 'nothing'
}

/** "Not checked against the text", wherever a statement is no authority; nothing where it is one. */
export function VerificationMark({ standing, brings = 'explain' }: VerificationMarkProps) {
  const t = useMessages()
  const id = useId()
  const [open, setOpen] = useState(false)
  const checked = isChecked(standing.verification)
  if (checked && brings !== 'source') return null
  const words = checked ? t('standards.source') : t('standards.mark')
  const look = checked ? 'verification-mark' : 'verification-mark unchecked'
  if (brings === 'nothing') return <span className={look}>{words}</span>
  return (
    <span className="verification">
      <button
        type="button"
        className={`quiet ${look}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      <span id={id} className="verification-detail" hidden={!open}>
        {open && <StandingWords standing={standing} />}
      </span>
    </span>
  )
}

/** Level, source and sign-off of a statement in words. */
function StandingWords({ standing }: Pick<VerificationMarkProps, 'standing'>) {
  const t = useMessages()
  const { format } = useReader()
  const { verification, source, review } = standing
  return (
    <>
      {t(`standards.level.${verification}`)} {source === null && t('standards.no-source')}
      {typeof source === 'string' && (
        <>
          {t('standards.source')}: <bdi lang="en">{source}</bdi>{' '}
        </>
      )}
      {review !== null &&
        review !== undefined &&
        t('standards.signed', {
          date: format.date(review.reviewed),
          reviewer: review.reviewer,
          organisation: review.organisation,
          text: review.textSeen,
        })}
    </>
  )
}
