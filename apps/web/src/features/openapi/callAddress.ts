import type { ApiOperation } from './parseOpenApi.ts'

/**
 * The address of a call: parameters of the path filled in, the others as query in the order of the
 * document; those left empty are left out.
 *
 * @example
 * callAddress(operation, { corridor: 'NPL-QAT' }) // => '/api/v1/flows/corridors/NPL-QAT'
 */
export function callAddress(
  { path, parameters }: Pick<ApiOperation, 'path' | 'parameters'>,
  values: Readonly<Record<string, string>>,
): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  const query = parameters
    .filter(({ name, where }) => where === 'query' && (values[name] ?? '') !== '')
    .map(({ name }) => `${encodeURIComponent(name)}=${encodeURIComponent(values[name]!)}`)
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`
}

/** The values with which an example address calls an operation: the other way round. */
export function valuesOf(
  { path }: Pick<ApiOperation, 'path'>,
  address: string,
): Readonly<Record<string, string>> {
  const [called = '', query = ''] = address.split('?')
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!)
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')
  const found = new RegExp(`^${pattern}$`).exec(called)
  const inPath = names.map((name, index) => [name, decodeURIComponent(found?.[index + 1] ?? '')])
  return Object.fromEntries([...inPath, ...new URLSearchParams(query)])
}
