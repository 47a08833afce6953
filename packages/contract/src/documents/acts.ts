import { documentActions } from '@corridor/recruitment/documents'
import { actionRoute } from '../action.ts'
import { OfDocument } from './documents.ts'

/** Where a command about one document is found. */
const at = (verb: string) => ({
  path: `/documents/:document/${verb}`,
  input: OfDocument,
  examples: [{ document: 'd-none' }] as const,
})

export const acceptDocumentRoute = actionRoute(documentActions.accept, {
  id: 'acceptDocument',
  ...at('accept'),
  summary: 'State that a document is what it should be; not by who sent it',
  payloadExample: {},
})

export const refuseDocumentRoute = actionRoute(documentActions.refuse, {
  id: 'refuseDocument',
  ...at('refuse'),
  summary: 'State why a document does not count',
  payloadExample: { reason: 'unreadable', words: null },
})

export const replaceDocumentRoute = actionRoute(documentActions.replace, {
  id: 'replaceDocument',
  ...at('replace'),
  summary: 'Put a newer document of the same record in its place',
  payloadExample: { by: 'd-none' },
})

export const withdrawDocumentRoute = actionRoute(documentActions.withdraw, {
  id: 'withdrawDocument',
  ...at('withdraw'),
  summary: 'Take a document back before anybody accepted it',
  payloadExample: { reason: 'Sent by mistake' },
})

/** Every command about documents but sending one. */
export const DOCUMENT_ACT_ROUTES = [
  acceptDocumentRoute,
  refuseDocumentRoute,
  replaceDocumentRoute,
  withdrawDocumentRoute,
] as const
