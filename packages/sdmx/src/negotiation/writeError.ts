import type { MessageHeader } from '../MessageHeader.ts'
import { type RestGeneration, type SdmxError, statusOf } from '../SdmxError.ts'
import { namespacesOf } from '../structures/xmlDialect.ts'
import { element, writeXml } from '../xml/writeXml.ts'
import type { MediaType } from './mediaTypes.ts'

/** What an error answer says, in the form in which the answer would have been. */
export interface ErrorAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/**
 * An error as the standard answers it: an Error message in SDMX-ML, an `errors` array in SDMX-JSON, plain
 * text for CSV. A query of 2.x that finds nothing has no body.
 *
 * @param documentation where the rules are explained; named in every answer.
 * @source SDMX REST API 1.5.0 and 2.2.2, status codes; SDMX-ML 2.1 and 3.0, Error message.
 */
export function writeError(
  error: SdmxError,
  generation: RestGeneration,
  format: MediaType['format'],
  header: MessageHeader,
  documentation: string,
): ErrorAnswer {
  const { code, status } = statusOf(error.fault, generation)
  if (status === 204) return { status, contentType: 'text/plain;charset=utf-8', body: '' }
  const text = `${error.message}. See ${documentation}`
  if (format === 'csv') {
    return { status, contentType: 'text/plain;charset=utf-8', body: `${code}: ${text}\n` }
  }
  if (format === 'json') {
    const meta = { id: header.id, prepared: header.prepared, sender: { id: header.sender } }
    const errors = [{ code, title: error.message, detail: text }]
    return {
      status,
      contentType: 'application/json;charset=utf-8',
      body: JSON.stringify({ meta, errors }),
    }
  }
  const model = generation === '1.5' ? '2.1' : '3.0'
  const { mes, com } = namespacesOf(model)
  const node = element('mes:Error', { 'xmlns:mes': mes, 'xmlns:com': com }, [
    element('mes:ErrorMessage', { code }, [element('com:Text', { 'xml:lang': 'en' }, text)]),
  ])
  return {
    status,
    contentType: 'application/xml;charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(node)}\n`,
  }
}
