import { ROUTES, type Route } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { openApiDocument } from './openapi.ts'

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3')))

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: Readonly<Record<string, unknown>>
  readonly example?: unknown
}

const operation = (route: Route) =>
  document.paths[`/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`][route.method.toLowerCase()]

test('is OpenAPI 3.1 of this version', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(document.info.version).toBe('1.2.3')
  expect(Object.keys(document.paths)).toHaveLength(new Set(ROUTES.map(({ path }) => path)).size)
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, target]) => target!,
  )
  expect(references.length).toBeGreaterThan(50)
  for (const reference of new Set(references)) {
    expect(reference).toMatch(/^#\/components\/(schemas|responses)\/\w+$/)
    const [, , kind, name] = reference.split('/')
    expect(document.components[kind!][name!], reference).toBeDefined()
  }
})

describe.each((ROUTES as readonly Route[]).map((route) => [route.id, route] as const))(
  '%s',
  (_, route) => {
    const described = operation(route)
    const parameters: readonly Parameter[] = described.parameters.filter(
      (one: { in: string }) => one.in !== 'header',
    )

    test('has every parameter in its place', () => {
      const names = parameters.map(({ name }) => name)
      const known = Object.keys(route.input.shape)
      expect(names).toEqual(route.csv === true ? [...known, 'format'] : known)
      for (const { name, in: where, required, schema } of parameters) {
        expect(where).toBe(route.path.includes(`:${name}`) ? 'path' : 'query')
        if (where === 'path') expect(required).toBe(true)
        expect(schema).not.toHaveProperty('$schema')
        expect(Object.keys(schema).length).toBeGreaterThan(0)
      }
    })

    test('requires exactly what cannot be left out', () => {
      const given = Object.fromEntries(
        parameters.filter(({ required }) => required).map(({ name, example }) => [name, example]),
      )
      expect(route.input.safeParse(given).success).toBe(true)
      for (const name of Object.keys(given)) {
        const { [name]: _left, ...rest } = given
        expect(route.input.safeParse(rest).success).toBe(false)
      }
    })

    test('describes its answers, CSV and problems', () => {
      expect(described.operationId).toBe(route.id)
      const { content } = described.responses[String(route.status ?? 200)]
      expect(Object.keys(content)).toEqual(
        route.csv === true ? ['application/json', 'text/csv'] : [route.file ?? 'application/json'],
      )
      for (const status of ['400', '404', '422', '500', '503']) {
        expect(described.responses[status].$ref).toBe(`#/components/responses/Problem${status}`)
      }
      expect(described['x-examples'].length).toBe(route.examples.length)
    })
  },
)
