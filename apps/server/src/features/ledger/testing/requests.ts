import type { ActionRequest } from '../appendAction.ts'

export const actor = { actor: 'u-clerk', role: 'licensing_officer', may: () => true }

/** Enters an organisation into the register. */
export const creation = (record: string, name = `Example ${record}`): ActionRequest<unknown> => ({
  record,
  key: `create-${record}`,
  command: {
    type: 'organisation.create',
    payload: { kind: 'agency', name, country: 'NPL', registration: null },
    expectedVersion: 0,
  },
  context: actor,
})

/** A remark, which commutes with whatever else happens. */
export const note = (record: string, key: string, text = `remark ${key}`) => ({
  record,
  key,
  command: { type: 'organisation.note', payload: { text } },
  context: actor,
})
