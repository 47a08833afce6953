import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInline, textOf } from './parseInline.ts'
import { parseMarkdown } from './parseMarkdown.ts'

const words = (text: string) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })

describe('blocks', () => {
  test('headings with anchors, the same words twice', () => {
    expect(parseMarkdown('# Flows from `S`\n\n## Steps ##\n\n## Steps')).toMatchObject([
      { kind: 'heading', level: 1, id: 'flows-from-s' },
      { kind: 'heading', level: 2, id: 'steps' },
      { kind: 'heading', level: 2, id: 'steps-1' },
    ])
  })

  test('a paragraph goes on until a blank line or another block', () => {
    expect(parseMarkdown('one\ntwo\n\nthree\n# four')).toMatchObject([
      words('one\ntwo'),
      words('three'),
      { kind: 'heading' },
    ])
  })

  test('code keeps its lines and its blank lines and reads no marks', () => {
    expect(parseMarkdown('```ts\nconst a = **b**\n\n# no heading\n```\nafter')).toEqual([
      { kind: 'code', language: 'ts', text: 'const a = **b**\n\n# no heading' },
      words('after'),
    ])
  })

  test('code that is never closed runs to the end', () => {
    expect(parseMarkdown('~~~\na\n```')).toEqual([{ kind: 'code', language: '', text: 'a\n```' }])
  })

  test('lists with a list, a paragraph and code inside', () => {
    const text = [
      '3. first',
      '   goes on',
      '   - inner',
      '   - other',
      '4. second',
      '',
      '   its paragraph',
      '',
      '   ```',
      '   x',
      '   ```',
      'after',
    ].join('\n')
    expect(parseMarkdown(text)).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [
            words('first\ngoes on'),
            { kind: 'list', ordered: false, start: 1, items: [[words('inner')], [words('other')]] },
          ],
          [words('second'), words('its paragraph'), { kind: 'code', language: '', text: 'x' }],
        ],
      },
      words('after'),
    ])
  })

  test('a list with blank lines between its items is one list', () => {
    expect(parseMarkdown('- a\n\n- b\n\ntext')).toMatchObject([
      { kind: 'list', items: [[words('a')], [words('b')]] },
      words('text'),
    ])
  })

  test('tables with alignment, escaped bars, short and long rows', () => {
    const table = '| a | b \\| c |\n|:--|--:|\n| 1 | `x` |\n| only |\n| 1 | 2 | 3 |\n\nafter'
    expect(parseMarkdown(table)).toEqual([
      {
        kind: 'table',
        align: ['start', 'end'],
        head: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b | c' }]],
        rows: [
          [[{ kind: 'text', text: '1' }], [{ kind: 'code', text: 'x' }]],
          [[{ kind: 'text', text: 'only' }], []],
          [[{ kind: 'text', text: '1' }], [{ kind: 'text', text: '2' }]],
        ],
      },
      words('after'),
    ])
  })

  test('a line with a bar but without a divider is text', () => {
    expect(parseMarkdown('max |s| at 5')).toEqual([words('max |s| at 5')])
  })

  test('quotes and rules', () => {
    expect(parseMarkdown('> a\n> - b\n\n---\nc')).toEqual([
      {
        kind: 'quote',
        blocks: [words('a'), { kind: 'list', ordered: false, start: 1, items: [[words('b')]] }],
      },
      { kind: 'rule' },
      words('c'),
    ])
  })

  test('mark-up of pages stays text', () => {
    expect(parseMarkdown('<script>alert(1)</script>')).toEqual([words('<script>alert(1)</script>')])
  })

  test('any text is read to its end', () => {
    const line = fc.stringMatching(/^[ ]{0,4}[-*#>|`~1-3.a_[\]()<!\\ ]{0,12}$/)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const blocks = parseMarkdown(lines.join('\n'))
        expect(blocks.length === 0).toBe(lines.every((part) => part.trim() === ''))
      }),
      { seed: 20140528, numRuns: 2000 },
    )
  })
})

describe('running text', () => {
  test.each([
    ['a *b* _c_ **d**', 'emphasis,emphasis,strong'],
    ['S_k and E_k', ''],
    ['2 * 3 * 4', ''],
    ['**a *b* c**', 'strong'],
    ['`a * b` and `` `c` ``', 'code,code'],
    ['a\\*b\\*', ''],
    ['one  \ntwo', 'break'],
    ['<https://a.example/b> https://a.example/c.', 'link,link'],
  ])('%j holds %s', (text, kinds) => {
    const found = parseInline(text).map(({ kind }) => kind)
    expect(found.filter((kind) => kind !== 'text').join(',')).toBe(kinds)
  })

  test('links with code inside, brackets in the address and a title', () => {
    expect(parseInline('see [`F`, all](flows.md#f_(x) "Flows"), then')).toEqual([
      { kind: 'text', text: 'see ' },
      {
        kind: 'link',
        href: 'flows.md#f_(x)',
        content: [
          { kind: 'code', text: 'F' },
          { kind: 'text', text: ', all' },
        ],
      },
      { kind: 'text', text: ', then' },
    ])
  })

  test('a full stop after an address does not belong to it', () => {
    expect(parseInline('https://a.example/c.')).toMatchObject([
      { kind: 'link', href: 'https://a.example/c' },
      { kind: 'text', text: '.' },
    ])
  })

  test('words without marks come back as they were', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ,.]{1,40}$/), (text) => {
        expect(textOf(parseInline(text))).toBe(text)
      }),
      { seed: 20140528, numRuns: 300 },
    )
  })
})
