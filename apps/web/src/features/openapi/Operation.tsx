import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { EnglishText } from './EnglishText.tsx'
import type { ApiOperation, ApiParameter } from './parseOpenApi.ts'
import { SchemaTree } from './SchemaTree.tsx'
import { TryIt } from './TryIt.tsx'

/**
 * One operation: what it answers, what it takes, and a call that can be tried. There are hundreds:
 * what it takes and answers is made when somebody opens it, or comes by its address.
 */
export function Operation({
  operation,
  isAsked,
}: {
  readonly operation: ApiOperation
  readonly isAsked: boolean
}) {
  const t = useMessages()
  const { id, method, path, summary, description } = operation
  const place = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isAsked) return
    setOpen(true)
    place.current?.scrollIntoView()
  }, [isAsked])
  return (
    <section className="api-operation" aria-labelledby={id} ref={place}>
      <h2 id={id} lang="en" dir="ltr">
        <EnglishText text={summary} />
      </h2>
      <p dir="ltr">
        <code>
          {method} {path}
        </code>
      </p>
      {description !== '' && (
        <p lang="en" dir="ltr">
          <EnglishText text={description} />
        </p>
      )}
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('api.particulars')}</summary>
        {isOpen && <Particulars operation={operation} />}
      </details>
    </section>
  )
}

function Particulars({ operation }: { readonly operation: ApiOperation }) {
  const t = useMessages()
  const { id, parameters, answers, schema } = operation
  return (
    <>
      {parameters.length === 0 ? (
        <p>{t('api.no-parameters')}</p>
      ) : (
        <Parameters parameters={parameters} label={`${t('api.parameters')}: ${id}`} />
      )}
      <TryIt operation={operation} />
      {schema !== null && <SchemaTree node={schema} label={t('api.schema')} />}
      <details>
        <summary>{t('api.answers')}</summary>
        <dl className="api-answers" lang="en" dir="ltr">
          {answers.map((answer) => (
            <div key={answer.status}>
              <dt>{answer.status}</dt>
              <dd>
                <EnglishText text={answer.description} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

function Parameters({
  parameters,
  label,
}: {
  readonly parameters: readonly ApiParameter[]
  readonly label: string
}) {
  const t = useMessages()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('api.parameter')}</th>
            <th scope="col">{t('api.type')}</th>
            <th scope="col">{t('api.default')}</th>
            <th scope="col">{t('api.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                <code dir="ltr">{parameter.name}</code>
                <span className="unit">
                  {t(parameter.required ? 'api.required' : 'api.optional')}
                  {parameter.where === 'path' && ` · ${t('api.in-path')}`}
                </span>
              </th>
              <td className="api-type">
                <code dir="ltr">{parameter.type}</code>
              </td>
              <td>{parameter.fallback !== null && <code dir="ltr">{parameter.fallback}</code>}</td>
              <td lang="en" dir="ltr">
                <EnglishText text={parameter.description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
