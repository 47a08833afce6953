import { describe, expect, test } from 'vitest'
import { snippet, TOOLS } from './snippets.ts'

const csv = 'http://127.0.0.1:9/api/v1/flows/world?period=2010-2015&format=csv'
const json = 'http://127.0.0.1:9/api/v1/flows/world?period=2010-2015'

/** Runs JavaScript lines with a stand-in for the server. */
const run = async (lines: string, fetch: (address: string) => Promise<Response>) => {
  const body = new Function('fetch', `return (async () => { ${lines}\nreturn data })()`)
  return await (body(fetch) as Promise<unknown>)
}

describe('the lines for JavaScript', () => {
  test('give the answer of the address', async () => {
    const asked: string[] = []
    const answer = await run(snippet('JavaScript', { csv, json }), async (address) => {
      asked.push(address)
      return Response.json({ total: 7 })
    })
    expect(asked).toEqual([json])
    expect(answer).toEqual({ total: 7 })
  })

  test('tell what the server says when it refuses', async () => {
    const refused = run(snippet('JavaScript', { csv, json }), async () =>
      Response.json({ detail: 'The period is not covered' }, { status: 422 }),
    )
    await expect(refused).rejects.toThrow('The period is not covered')
  })
})

test.each(TOOLS)('no sign of an address can end the text it stands in: %s', (tool) => {
  const odd = `${csv}&from=$(echo hit)\`echo hit\`"!x'\\`
  const lines = snippet(tool, { csv: odd, json: odd })
  const [, address = ''] = /"(http:[^"]*)"/.exec(lines) ?? []
  expect(address).not.toMatch(/['\\$`!]/)
  expect(decodeURIComponent(address)).toBe(odd)
})

test('every tool names the address once', () => {
  for (const tool of TOOLS) {
    const lines = snippet(tool, { csv, json })
    expect(lines.split('http://127.0.0.1:9/').length).toBe(2)
  }
})
