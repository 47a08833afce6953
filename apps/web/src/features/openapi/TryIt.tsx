import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { callAddress, valuesOf } from './callAddress.ts'
import { type CallOutcome, makeCall } from './makeCall.ts'
import type { ApiOperation, ApiParameter } from './parseOpenApi.ts'

/** A call that the reader can change and make; the real answer is shown, its beginning at least. */
export function TryIt({ operation }: { readonly operation: ApiOperation }) {
  const t = useMessages()
  const [example = ''] = operation.examples
  const [values, setValues] = useState(() => valuesOf(operation, example))
  const [outcome, setOutcome] = useState<CallOutcome | 'waiting' | null>(null)
  const address = callAddress(operation, values)
  const ask = async () => {
    setOutcome('waiting')
    setOutcome(await makeCall(address))
  }
  return (
    <details className="try-it">
      <summary>{t('api.try')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        {operation.examples.length > 1 && (
          <p className="actions">
            {operation.examples.map((one, index) => (
              <button
                key={one}
                type="button"
                className="quiet"
                onClick={() => setValues(valuesOf(operation, one))}
              >
                {t('api.example', { number: index + 1 })}
              </button>
            ))}
          </p>
        )}
        <div className="try-fields">
          {operation.parameters.map((parameter) => (
            <Field
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? ''}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
        </div>
        <p dir="ltr" className="try-address">
          <code>GET {address}</code>
        </p>
        <p className="actions">
          <button type="submit" disabled={outcome === 'waiting'}>
            {t('api.ask')}
          </button>
          <a href={address}>{t('api.full-answer')}</a>
          <CopyButton
            label={t('api.copy-address')}
            text={() => `${window.location.origin}${address}`}
          />
        </p>
      </form>
      <div role="status">
        {outcome === 'waiting' && t('shell.loading', { what: t('api.answer') })}
      </div>
      {outcome !== null && outcome !== 'waiting' && <Outcome outcome={outcome} />}
    </details>
  )
}

function Field({
  parameter,
  value,
  onChange,
}: {
  readonly parameter: ApiParameter
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  const { name, choices, fallback, required } = parameter
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <code dir="ltr">{name}</code>
      </label>
      {choices.length > 0 ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{fallback === null ? '' : `(${fallback})`}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="try-input"
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          required={required}
          placeholder={fallback ?? ''}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}

function Outcome({ outcome }: { readonly outcome: CallOutcome }) {
  const t = useMessages()
  const { format } = useReader()
  if (outcome.kind === 'failed') return <p role="alert">{t('problem.no-answer')}</p>
  const { status, mediaType, entityTag, characters, milliseconds, shown } = outcome
  return (
    <div className="try-outcome">
      <p className="note">
        {t('api.outcome', {
          status: String(status),
          time: format.number(milliseconds, { maximumFractionDigits: 0 }),
          size: format.number(characters),
        })}{' '}
        <bdi dir="ltr">
          {mediaType}
          {entityTag !== null && ` · ETag ${entityTag}`}
        </bdi>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <pre className="code-block" dir="ltr" tabIndex={0}>
        {shown}
      </pre>
      {shown.length < characters && (
        <p className="note">
          {t('api.cut', { shown: format.number(shown.length), size: format.number(characters) })}
        </p>
      )}
    </div>
  )
}
