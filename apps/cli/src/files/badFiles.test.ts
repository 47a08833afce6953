import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { loadMatrices } from '../flows/loadMatrices.ts'
import { folderWith, runCli } from '../testing/runCli.ts'
import type { TableProblem } from './tableProblems.ts'

const GOOD = {
  start: 'row,A,B,C\nA,90,10,0\nB,5,80,5\nC,0,10,70\n',
  end: 'row,A,B,C\nA,85,15,0\nB,10,75,5\nC,0,10,70\n',
  bd: 'region,births,deaths\nA,0,0\nB,0,0\nC,0,0\n',
}

type Content = string | Uint8Array

interface Place {
  readonly file: string
  readonly row?: number | null
  readonly column?: string | null
  readonly words: string
}

function write(start: Content, end: Content, bd: Content) {
  const name = typeof start === 'string' ? 'start.csv' : 'start.csv.gz'
  return { name, folder: folderWith({ [name]: start, 'end.csv': end, 'bd.csv': bd }) }
}

/** Reads the files as the command does, in this process. */
function load(start: Content, end: Content = GOOD.end, bd: Content = GOOD.bd) {
  const { name, folder } = write(start, end, bd)
  const [stockStart, stockEnd, birthsDeaths] = [name, 'end.csv', 'bd.csv'].map((file) =>
    join(folder, file),
  )
  return loadMatrices({ stockStart: stockStart!, stockEnd: stockEnd!, birthsDeaths })
}

/** Runs the command on the files. */
function estimate(start: Content, end: Content = GOOD.end, bd: Content = GOOD.bd) {
  const { name, folder } = write(start, end, bd)
  return runCli(
    [
      ...['flows', 'estimate', '--stock-start', name, '--stock-end', 'end.csv'],
      ...['--births-deaths', 'bd.csv', '--json'],
    ],
    { folder },
  )
}

function expectAmong(problems: readonly TableProblem[], { words, file, ...place }: Place) {
  const found = problems.find(({ problem }) => problem.replaceAll(/\/\S*\//g, '').includes(words))
  expect(found, JSON.stringify(problems)).toMatchObject(place)
  expect(basename(found!.file)).toBe(file)
  expect(found!.fix).toMatch(/^[A-Z].{3,}/)
}

async function expectRefused(loading: Promise<unknown>, place: Place, code: string) {
  const error = await loading.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DomainError)
  expect(error).toMatchObject({ code })
  expectAmong((error as DomainError).details.problems as TableProblem[], place)
}

test('the good files are good', async () => {
  expect(await estimate(GOOD.start)).toMatchObject({ code: 0 })
})

describe('stock tables', () => {
  const { start } = GOOD
  test.each([
    ['not a number', start.replace('5,80,5', '5,many,5'), 'bad_file', 3, 'B', '"many"'],
    ['thousands separator', start.replace('90', '"1,090"'), 'bad_file', 2, 'A', '"1,090"'],
    ['negative', start.replace('90,10', '90,-10'), 'negative_value', 2, 'B', '-10 is negative'],
    ['empty cell', start.replace('5,80,5', '5,,5'), 'missing_value', 3, 'B', 'empty'],
    ['huge number', start.replace('10,70', '1e300,70'), 'bad_file', 4, 'B', 'more persons than'],
    ['infinite', start.replace('10,70', 'Infinity,70'), 'bad_file', 4, 'B', '"Infinity"'],
    ['short row', start.replace('5,80,5', '5,80'), 'shape_mismatch', 3, null, '3 cells where'],
    ['long row', start.replace('5,80,5', '5,80,5,1'), 'shape_mismatch', 3, null, '5 cells where'],
    ['row twice', `${start}B,5,80,5\n`, 'duplicate_area', 5, null, 'B already has line 3'],
    ['unnamed row', start.replace('B,5', ',5'), 'bad_file', 3, null, 'names no area'],
    ['column twice', start.replace('A,B,C', 'A,B,B'), 'duplicate_area', 1, 'B', 'two columns'],
    ['unnamed column', start.replace('A,B,C', 'A,,C'), 'bad_file', 1, 'number 3', 'no area code'],
    ['row without column', start.replace('C,0', 'D,0'), 'shape_mismatch', 4, null, 'D has a line'],
    ['cut off between rows', start.slice(0, 20), 'shape_mismatch', null, null, 'no line for B, C'],
    ['open quote', start.replace('90', '"90'), 'bad_file', undefined, null, 'never closed'],
    ['semicolons', start.replaceAll(',', ';'), 'bad_file', 1, null, 'semicolons'],
    ['tabs', start.replaceAll(',', '\t'), 'bad_file', 1, null, 'tabs'],
    ['header only of a number', '5\n', 'bad_file', 1, null, 'no header'],
    ['empty', '', 'bad_file', null, null, 'empty'],
    ['NUL byte', start.replace('90', '9\0'), 'bad_file', null, null, 'not a text file'],
  ])('%s', async (_, content, code, row, column, words) => {
    const place = { file: 'start.csv', column, words, ...(row !== undefined && { row }) }
    await expectRefused(load(content), place, code)
  })

  test('every problem is told at once', async () => {
    const { stderr } = await estimate(start.replace('90', 'x').replace('80', 'y'))
    const { details, detail } = JSON.parse(stderr)
    expect(details.problemCount).toBe(2)
    expect(detail).toContain('and 1 more problem')
  })

  test('a negative native-born is let through and reported', async () => {
    const { code, stdout } = await estimate(start.replace('90', '-1'), GOOD.end)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).diagnostics.negativeNativeBorn).toEqual([
      { area: 'A', table: 'start', persons: -1 },
    ])
  })

  test('a last line without its end is taken and reported', async () => {
    const { code, stdout } = await estimate(start.trimEnd())
    expect(code).toBe(0)
    expect(JSON.parse(stdout).diagnostics.notes).toEqual([
      'The last line of start.csv has no line end; the file may be cut off there.',
    ])
  })

  test.each([
    ['Latin-1', Buffer.from('row,A,B\nA,1,2\nB,3,\xe9\n', 'latin1'), 3, 'not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffrow,A,B\n', 'utf16le'), null, 'UTF-16'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004zipped'), null, 'spreadsheet'],
    ['packed without .gz', gzipSync(GOOD.end), null, 'packed with gzip'],
  ])('%s', async (_, content, row, words) => {
    await expectRefused(load(start, content), { file: 'end.csv', row, words }, 'bad_file')
  })

  test.each([
    ['cut off', gzipSync(start.repeat(50)).subarray(0, 40), 'cut off'],
    ['not packed at all', Buffer.from(start), 'not gzip'],
  ])('packed file: %s', async (_, content, words) => {
    await expectRefused(load(content), { file: 'start.csv.gz', words }, 'bad_file')
  })
})

describe('files that do not fit together', () => {
  test('other areas at the end', async () => {
    const end = GOOD.end.replaceAll('C', 'D')
    await expectRefused(
      load(GOOD.start, end),
      { file: 'end.csv', words: 'C of start.csv is not in it' },
      'areas_differ',
    )
    await expectRefused(
      load(GOOD.start, end),
      { file: 'end.csv', words: 'D is not in start.csv' },
      'areas_differ',
    )
  })

  test.each([
    [
      'an area is missing',
      GOOD.bd.replace('C,0,0\n', ''),
      'areas_differ',
      null,
      null,
      'C of start.csv',
    ],
    ['an area too many', `${GOOD.bd}D,0,0\n`, 'areas_differ', null, null, 'D is not in start.csv'],
    ['an area twice', `${GOOD.bd}A,0,0\n`, 'duplicate_area', 5, null, 'A already has line 2'],
    ['no deaths', 'region,births\nA,0\nB,0\nC,0\n', 'bad_file', 1, null, 'no column deaths'],
    [
      'births twice',
      GOOD.bd.replace('region', 'region,births'),
      'bad_file',
      1,
      null,
      'births occurs 2',
    ],
    ['negative births', GOOD.bd.replace('A,0', 'A,-1'), 'negative_value', 2, 'births', '-1'],
    ['no figure', GOOD.bd.replace('B,0,0', 'B,0,n/a'), 'bad_file', 3, 'deaths', '"n/a"'],
    ['ragged', GOOD.bd.replace('B,0,0', 'B,0'), 'shape_mismatch', 3, null, '2 cells'],
  ])('births and deaths: %s', async (_, bd, code, row, column, words) => {
    await expectRefused(
      load(GOOD.start, GOOD.end, bd),
      { file: 'bd.csv', row, column, words },
      code,
    )
  })

  test('a file that is not there, and a folder', async () => {
    const folder = folderWith({ 'end.csv': GOOD.end })
    const stockEnd = join(folder, 'end.csv')
    const run = (name: string) => loadMatrices({ stockStart: join(folder, name), stockEnd })
    await expectRefused(run('none.csv'), { file: 'none.csv', words: 'no such file' }, 'bad_file')
    await expectRefused(run(''), { file: basename(folder), words: 'a folder' }, 'bad_file')
  })
})

describe('the command refuses with place and fix, and writes nothing', () => {
  const { start } = GOOD
  test.each([
    ['not UTF-8', Buffer.from(GOOD.end.replace('A', '\xc5'), 'latin1'), 1, 'not UTF-8'],
    ['cut off', GOOD.end.slice(0, 26), 3, 'cells where'],
    ['duplicated', `${GOOD.end}B,10,75,5\n`, 5, 'already has line 3'],
    ['negative', GOOD.end.replace('15', '-15'), 2, 'negative'],
    ['huge', GOOD.end.replace('15', '9'.repeat(400)), 2, 'more persons than'],
    ['ragged', GOOD.end.replace('75,5', '75,5,5'), 3, 'cells where'],
  ])('%s', async (_, end, row, words) => {
    const { code, stdout, stderr } = await estimate(start, end)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    const { details } = JSON.parse(stderr)
    expectAmong(details.problems, { file: 'end.csv', row, words })
  })
})
