import type { ActionRoute } from '@corridor/contract'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import type { RouteInput, RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActProblem } from './ActProblem.tsx'
import type { RuleWords } from './FindingList.tsx'
import { useAct } from './useAct.ts'

/** What every form of acts on one record is given. */
export interface ActPlace {
  /** The version that the page shows. */
  readonly version: number
  readonly rules: RuleWords
  readonly actWords: (type: string) => string
  readonly nameOf: (actor: string) => string
  /** The act stands: show the record anew. */
  readonly onDone: () => Promise<unknown>
  /** The record went on meanwhile: show it anew, and leave what is typed. */
  readonly onChanged: () => Promise<unknown>
}

/** A form that takes one action. What cannot be undone says so first and asks once more. */
export function ActForm<R extends ActionRoute>({
  route,
  input,
  payload,
  place,
  action,
  consequence,
  onDone,
  children,
}: {
  readonly route: R
  readonly input: RouteInput<R>
  readonly payload: ActPayload<R>
  readonly place: ActPlace
  /** On the button. */
  readonly action: string
  /** What will happen, for an act that cannot be undone. */
  readonly consequence?: string
  /** In place of that of the page. */
  readonly onDone?: (acknowledgement: RouteOutput<R>) => Promise<unknown>
  readonly children?: ReactNode
}) {
  const t = useMessages()
  const [isAsking, setIsAsking] = useState(false)
  const { error, isSending, send } = useAct(route, input, place, async (answer) => {
    setIsAsking(false)
    await (onDone === undefined ? place.onDone() : onDone(answer))
  })
  return (
    // A form sent before its script has come must not carry its fields in the address.
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (consequence !== undefined && !isAsking) setIsAsking(true)
        else void send(payload)
      }}
    >
      <ActProblem error={error} {...place} />
      {children}
      {isAsking && consequence !== undefined && <Consequence words={consequence} />}
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="act-button">
          {isAsking ? t('desk.act-yes', { action }) : action}
        </button>
        {isAsking && (
          <button type="button" onClick={() => setIsAsking(false)}>
            {t('desk.act-back')}
          </button>
        )}
      </p>
    </form>
  )
}

/** Takes the focus, so that it is read before the button is pressed. */
function Consequence({ words }: { readonly words: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <p ref={place} tabIndex={-1} className="act-consequence">
      {words}
    </p>
  )
}
