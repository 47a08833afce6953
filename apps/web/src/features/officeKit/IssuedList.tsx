import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { Moment } from '../identity/Moment.tsx'
import { type IssuedForm, writeFormsFile } from './issueForm.ts'
import type { OpenKit } from './kitCrypto.ts'
import { type KeptKit, keepKit, readForms } from './kitStore.ts'
import { PaperSheet } from './PaperSheet.tsx'
import type { OfficeKitState } from './useOfficeKit.ts'

interface Props {
  readonly carried: OfficeKitState
  readonly kit: KeptKit
  readonly open: OpenKit
}

const formsOf = async (open: OpenKit): Promise<readonly IssuedForm[]> =>
  (await Promise.all(
    (await readForms()).map(({ sealed }) => open.unseal(sealed)),
  )) as readonly IssuedForm[]

/** What was issued with this key: shown, and saved as the file for the re-entry. */
export function IssuedList({ carried, kit, open }: Props) {
  const t = useMessages()
  const { format } = useReader()
  const [shown, setShown] = useState<readonly IssuedForm[] | null>(null)
  const [again, setAgain] = useState<IssuedForm | null>(null)
  const { issued } = carried
  const save = async () => {
    const forms = await formsOf(open)
    const name = `forms-${kit.office}-${kit.keyId.slice(0, 6)}-${forms.length}.csv`
    saveFile(new Blob([writeFormsFile(forms)], { type: 'text/csv' }), name)
    await keepKit({ ...kit, exported: forms.length })
    await carried.reload()
  }
  if (issued === 0) return null
  if (again !== null) {
    return (
      <PaperSheet
        form={again}
        name={null}
        office={kit.office}
        delegation={kit.carried?.delegation ?? null}
        onNext={() => setAgain(null)}
      />
    )
  }
  return (
    <section className="office-kit-screen" aria-labelledby="issued">
      <h2 id="issued">{t('outage.issued-list')}</h2>
      <p>{t('outage.issued-note')}</p>
      <p className="actions">
        <button
          type="button"
          onClick={() => void (shown === null ? formsOf(open).then(setShown) : setShown(null))}
        >
          {t(shown === null ? 'outage.list-show' : 'outage.list-hide')}
        </button>
        <button type="button" className="act-button" onClick={() => void save()}>
          {t('outage.save-file')}
        </button>
      </p>
      <p role="status">
        {kit.exported > 0 &&
          t('outage.saved', {
            saved: format.exact(kit.exported),
            issued: format.exact(issued),
          })}
      </p>
      {shown !== null && (
        <DataTable
          caption={t('outage.issued-list')}
          rows={shown}
          rowKey={({ serial }) => serial}
          limit={50}
          columns={[
            {
              id: 'serial',
              header: t('outage.serial'),
              value: ({ serial }) => serial,
              cell: (form) => (
                <button type="button" onClick={() => setAgain(form)}>
                  <bdi>{form.serial}</bdi>
                </button>
              ),
            },
            {
              id: 'at',
              header: t('outage.paper-issued'),
              value: ({ occurredAt }) => occurredAt,
              cell: ({ occurredAt }) => <Moment iso={occurredAt} />,
            },
            {
              id: 'licence',
              header: t('outage.form-licence'),
              value: ({ licence }) => licence,
              cell: ({ licence }) => <bdi>{licence}</bdi>,
            },
            {
              id: 'document',
              header: t('outage.form-document-number'),
              value: ({ documentNumber }) => documentNumber,
              cell: ({ documentNumber }) => <bdi>{documentNumber}</bdi>,
            },
          ]}
        />
      )}
    </section>
  )
}
