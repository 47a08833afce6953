import { useEffect, useId, useRef } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { IncompatibleRoles } from './IncompatibleRoles.tsx'
import { MandateFields } from './MandateFields.tsx'
import { draftProblem, emptyDraft, type MandateDraft } from './mandateDraft.ts'

const MOST_ROLES = 10

/** The roles that an invitation carries. */
export function DraftList({
  drafts,
  onChange,
  today,
  isTold,
}: {
  readonly drafts: readonly MandateDraft[]
  readonly onChange: (drafts: readonly MandateDraft[]) => void
  readonly today: string
  /** Whether what is missing is said. */
  readonly isTold: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const count = useRef(drafts.length)
  useEffect(() => {
    if (drafts.length > count.current) {
      list.current?.querySelector<HTMLElement>('fieldset:last-of-type select')?.focus()
    }
    count.current = drafts.length
  }, [drafts.length])
  const held = drafts.map(({ role }) => role).filter((role) => role !== '')
  return (
    <div ref={list} className="people-drafts">
      {drafts.length === 0 && <p className="note">{t('people.invite-no-role')}</p>}
      {drafts.map((draft, index) => {
        const problem = isTold ? draftProblem(draft) : null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a role being filled in has no other name
          <fieldset key={index} className="people-draft" aria-describedby={`${id}-${index}`}>
            <legend>{t('people.role-number', { number: format.exact(index + 1) })}</legend>
            <MandateFields draft={draft} onChange={(next) => onChange(drafts.with(index, next))} />
            <p id={`${id}-${index}`} role="alert" className="people-missing">
              {problem !== null && t(`people.missing-${problem}`)}
            </p>
            <p>
              <button
                type="button"
                className="quiet"
                onClick={() => onChange(drafts.toSpliced(index, 1))}
              >
                {t('people.role-leave-out', { number: format.exact(index + 1) })}
              </button>
            </p>
          </fieldset>
        )
      })}
      <IncompatibleRoles roles={held} />
      {drafts.length < MOST_ROLES && (
        <p>
          <button type="button" onClick={() => onChange([...drafts, emptyDraft(today)])}>
            {t('people.role-add')}
          </button>
        </p>
      )}
    </div>
  )
}
