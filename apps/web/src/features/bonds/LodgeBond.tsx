import { lodgeBondRoute, organisationRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { bondPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField } from '../desk/fields.tsx'
import { useOrganisations } from '../people/useOrganisations.ts'
import { PURPOSES, RULES, verbOf } from './bondWords.ts'
import { DepositFields, useDepositDraft } from './DepositFields.tsx'

/** Lodges a bond with its first deposit, and goes to its page. */
export function LodgeBond() {
  const t = useMessages()
  const navigate = useNavigate()
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>('agency')
  const [text, setText] = useState('')
  const [holder, setHolder] = useState('')
  const [currency, setCurrency] = useState('')
  const { deposit, ...fields } = useDepositDraft(currency.toUpperCase())
  const { organisations, isLong } = useOrganisations(text)
  const file = useRoute(organisationRoute, { organisation: holder }, { enabled: holder !== '' })
  const { name = '', office = null, jurisdiction = null } = file.data ?? {}
  return (
    <ActForm
      route={lodgeBondRoute}
      input={{}}
      action={t('bonds.act-lodge')}
      payload={{ holder, holderName: name, purpose, office, jurisdiction, deposit }}
      place={{
        version: 0,
        rules: RULES,
        actWords: (type) => t(`bonds.act-${verbOf(type)}`),
        nameOf: (actor) => actor,
        onDone: async () => {},
        onChanged: async () => {},
      }}
      onDone={({ record }) => navigate({ to: bondPath(record) as '/' })}
    >
      <Select
        label={t('bonds.purpose')}
        value={purpose}
        options={PURPOSES.map((one) => ({ value: one, label: t(`bonds.purpose-${one}`) }))}
        onChange={setPurpose}
      />
      {isLong && (
        <LineField
          label={t('bonds.find-holder')}
          value={text}
          onChange={setText}
          isOptional
          mostCharacters={100}
        />
      )}
      <Select
        label={t('bonds.holder')}
        isRequired
        value={holder}
        options={[{ value: '', label: t('bonds.choose') }, ...organisations]}
        onChange={setHolder}
      />
      <LineField
        label={t('bonds.currency')}
        note={t('bonds.currency-note')}
        value={currency}
        onChange={setCurrency}
        isCode
        pattern="[A-Za-z]{3}"
        mostCharacters={3}
      />
      <DepositFields {...fields} />
    </ActForm>
  )
}
