import { ROUTES, routeUrl } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { callAddress, valuesOf } from './callAddress.ts'
import { parseOpenApi } from './parseOpenApi.ts'

const document = {
  openapi: '3.1.0',
  info: { title: 'Sample', version: '1', description: 'Figures.' },
  paths: {
    '/api/v1/flows/corridors/{corridor}': {
      get: {
        operationId: 'getCorridor',
        tags: ['flows'],
        summary: 'One corridor',
        parameters: [
          {
            name: 'corridor',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^[A-Z]{3}-[A-Z]{3}$' },
            example: 'NPL-QAT',
          },
          {
            name: 'sex',
            in: 'query',
            description: 'Whose moves',
            schema: { type: 'string', enum: ['both', 'female'], default: 'both' },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 500, default: 20 },
          },
        ],
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
          },
          404: { $ref: '#/components/responses/Gone' },
        },
        'x-examples': ['/api/v1/flows/corridors/NPL-QAT'],
      },
    },
  },
  components: {
    responses: { Gone: { description: 'No such area' } },
    schemas: {
      Answer: {
        type: 'object',
        required: ['flows'],
        properties: {
          flows: { type: 'array', items: { $ref: '#/components/schemas/Flow' } },
          note: { type: ['string', 'null'], description: 'In words' },
        },
      },
      Flow: {
        type: 'object',
        properties: {
          unit: { const: 'persons', type: 'string' },
          within: { $ref: '#/components/schemas/Flow' },
        },
      },
      Problem: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
    },
  },
}

const parsed = parseOpenApi(document)
const [operation] = parsed.operations

describe('parseOpenApi', () => {
  test('reads an operation with its parameters', () => {
    expect(operation).toMatchObject({
      id: 'getCorridor',
      method: 'GET',
      tag: 'flows',
      summary: 'One corridor',
      examples: ['/api/v1/flows/corridors/NPL-QAT'],
      answers: [
        { status: '200', description: 'The answer' },
        { status: '404', description: 'No such area' },
      ],
    })
    expect(operation!.parameters).toEqual([
      {
        name: 'corridor',
        where: 'path',
        required: true,
        description: '',
        type: 'string, ^[A-Z]{3}-[A-Z]{3}$',
        choices: [],
        fallback: null,
        example: 'NPL-QAT',
      },
      {
        name: 'sex',
        where: 'query',
        required: false,
        description: 'Whose moves',
        type: 'both | female',
        choices: ['both', 'female'],
        fallback: 'both',
        example: null,
      },
      {
        name: 'limit',
        where: 'query',
        required: false,
        description: '',
        type: 'integer, 1..500',
        choices: [],
        fallback: '20',
        example: null,
      },
    ])
  })

  test('follows references into the answer, and ends where a schema holds itself', () => {
    const { schema } = operation!
    expect(schema?.children.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['flows', 'array', true],
      ['note', 'string or null', false],
    ])
    const flow = schema!.children[0]!.children[0]!
    expect(flow.children[0]).toMatchObject({ name: 'unit', type: '"persons", string' })
    let deepest = flow
    let depth = 0
    for (; deepest.children[1] !== undefined; depth += 1) deepest = deepest.children[1]
    expect(depth).toBeGreaterThan(2)
    expect(depth).toBeLessThan(20)
  })

  test('reads the form of errors', () => {
    expect(parsed.problem?.children).toMatchObject([{ name: 'code', required: true }])
  })

  test.each([null, 'text', {}, { paths: [] }, { paths: { '/a': null } }])(
    'makes nothing of %j, and does not fail',
    (odd) => {
      expect(parseOpenApi(odd).operations).toEqual([])
    },
  )
})

describe('the address of a call', () => {
  test('fills in the path and leaves empty parameters out', () => {
    expect(callAddress(operation!, { corridor: 'NPL-QAT', sex: '', limit: '5' })).toBe(
      '/api/v1/flows/corridors/NPL-QAT?limit=5',
    )
  })

  test('escapes what is typed', () => {
    expect(callAddress(operation!, { corridor: '../x', sex: 'a&b=c' })).toBe(
      '/api/v1/flows/corridors/..%2Fx?sex=a%26b%3Dc',
    )
  })

  test('every example of the contract comes back the same', () => {
    for (const route of ROUTES) {
      const path = `/api/v1${route.path.replace(/:([a-zA-Z]+)/g, '{$1}')}`
      const parameters = Object.keys(route.input.shape).map((name) => ({
        ...operation!.parameters[0]!,
        name,
        where: path.includes(`{${name}}`) ? ('path' as const) : ('query' as const),
      }))
      for (const example of route.examples) {
        const address = routeUrl(route as never, example as never)
        expect(callAddress({ path, parameters }, valuesOf({ path }, address))).toBe(address)
      }
    }
  })
})
