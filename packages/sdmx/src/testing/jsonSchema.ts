import { Ajv2019 } from 'ajv/dist/2019.js'
import formats from 'ajv-formats'

/**
 * What an official schema of SDMX-JSON says of a message.
 *
 * @param schemaText the text of the schema's file; its own address is left out, as it names others.
 * @returns of the text of a message what is wrong, the first five faults; empty when it is valid.
 */
export function jsonSchema(schemaText: string): (message: string) => string {
  const { id: _, $schema: __, ...schema } = JSON.parse(schemaText)
  const ajv = new Ajv2019({ strict: false, allErrors: true })
  formats.default(ajv)
  const check = ajv.compile(schema)
  return (message) =>
    check(JSON.parse(message)) ? '' : JSON.stringify(check.errors?.slice(0, 5), null, 1)
}
