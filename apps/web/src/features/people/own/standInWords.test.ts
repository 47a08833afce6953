import { expect, test } from 'vitest'
import { RouteError } from '../../../app/fetchRoute.ts'
import { standInWords } from './standInWords.ts'

const refused = (code: string, details?: Record<string, unknown>) =>
  new RouteError(
    403,
    {
      type: 'about:blank',
      title: 'Refused',
      status: 403,
      detail: '',
      instance: '/',
      code,
      ...(details === undefined ? {} : { details }),
    },
    '',
  )

test('each refusal of a stand-in has words of its own', () => {
  expect(standInWords(refused('not_permitted', { refusal: 'to_oneself' })).not_permitted).toBe(
    'people.stand-in-error-to-oneself',
  )
  expect(standInWords(refused('bad_request', { refusal: 'dates' })).bad_request).toBe(
    'people.stand-in-error-dates',
  )
  expect(standInWords(refused('not_permitted')).not_permitted).toBe(
    'people.stand-in-error-separation',
  )
  expect(standInWords(refused('bad_request', { refusal: 'something new' }))).toEqual({
    not_found: 'people.stand-in-error-nobody',
    not_permitted: 'people.stand-in-error-separation',
  })
  expect(standInWords(null).not_found).toBe('people.stand-in-error-nobody')
})
