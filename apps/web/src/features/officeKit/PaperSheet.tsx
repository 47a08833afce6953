import { useEffect, useRef } from 'react'
import { CLEARANCE_CHECK_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { QrCode } from '../identity/QrCode.tsx'
import type { IssuedForm } from './issueForm.ts'

interface Props {
  readonly form: IssuedForm
  /** Null where the list is printed again: the name is kept nowhere. */
  readonly name: string | null
  readonly office: string
  readonly delegation: string | null
  readonly onNext: () => void
}

/** The form on paper, twice: for the office and for the holder. */
export function PaperSheet(props: Props) {
  const t = useMessages()
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section className="paper" aria-labelledby="paper-title">
      <h2 id="paper-title" ref={place} tabIndex={-1} className="office-kit-screen">
        {t('outage.paper-done', { serial: props.form.serial })}
      </h2>
      <p className="actions office-kit-screen">
        <button type="button" className="act-button" onClick={() => globalThis.print()}>
          {t('outage.print')}
        </button>
        <button type="button" onClick={props.onNext}>
          {t('outage.next')}
        </button>
      </p>
      <Copy {...props} whose="holder" />
      <Copy {...props} whose="office" />
    </section>
  )
}

function Copy({
  form,
  name,
  office,
  delegation,
  whose,
}: Props & { readonly whose: 'holder' | 'office' }) {
  const t = useMessages()
  const { serial, certificate, corridor, licence, jobOrder, occurredAt, expires } = form
  const lines = [
    { label: t('outage.form-name'), value: <bdi>{name ?? ''}</bdi> },
    { label: t('outage.form-document-number'), value: <bdi>{form.documentNumber}</bdi> },
    { label: t('outage.form-birth-date'), value: <bdi>{form.birthDate}</bdi> },
    { label: t('certificates.corridor'), value: <bdi>{corridor}</bdi> },
    { label: t('outage.form-licence'), value: <bdi>{licence}</bdi> },
    ...(jobOrder === null
      ? []
      : [{ label: t('outage.form-job-order'), value: <bdi>{jobOrder}</bdi> }]),
    { label: t('outage.paper-issued'), value: <Moment iso={occurredAt} /> },
    { label: t('outage.paper-expires'), value: <Moment iso={expires} /> },
  ]
  return (
    <article className="paper-copy">
      <header>
        <p className="paper-serial">
          <bdi>{serial}</bdi>
        </p>
        <p>
          <strong>{t('outage.paper-title')}</strong> {t(`outage.paper-${whose}`)}
        </p>
      </header>
      <div className="paper-body">
        <div>
          <dl className="certificate-lines">
            {lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="note">
            <bdi>{office}</bdi>. {t('outage.paper-snapshot')} <Moment iso={form.snapshotAt} />.{' '}
            {t('outage.paper-check')} <bdi dir="ltr">{CLEARANCE_CHECK_PATH}</bdi>
          </p>
          <p className="paper-signature">{t('outage.paper-signature')}</p>
        </div>
        <div className="paper-codes">
          <QrCode text={certificate} label={t('outage.paper-code', { serial })} />
          {delegation !== null && whose === 'holder' && (
            <>
              <p className="note">{t('outage.paper-delegation')}</p>
              <div className="paper-delegation">
                <QrCode text={delegation} label={t('outage.paper-delegation')} />
              </div>
            </>
          )}
        </div>
      </div>
      {whose === 'office' && (
        <details className="office-kit-screen">
          <summary>{t('outage.paper-text')}</summary>
          <code dir="ltr" className="paper-text" data-code="clearance">
            {certificate}
          </code>
          {delegation !== null && (
            <code dir="ltr" className="paper-text" data-code="delegation">
              {delegation}
            </code>
          )}
        </details>
      )}
    </article>
  )
}
