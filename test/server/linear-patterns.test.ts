import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { describe, it } from 'mocha'
import ts from 'typescript'

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
/** The longest message; what is longer never reaches a pattern. */
const length = 2000
/** For some dozens of such texts. A pattern that goes back and forth takes seconds for one of them, one that does not a fraction of a millisecond. */
const mostMs = 600

type Found = { at: string; pattern: RegExp; source: string }

function patternsIn(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? []
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ at: `${file}:${line}`, pattern: new RegExp(body, flags.replace('g', '').replace('y', '')), source: body })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Cut off in the middle: an exponential one would not end. Where the machine gave the time to others instead, it is tried again. */
function isSlow(pattern: RegExp, texts: readonly string[]): boolean {
  Object.assign(tried, { pattern, texts })
  for (;;) {
    const before = process.cpuUsage()
    try {
      all.runInContext(tried, { timeout: mostMs })
      return false
    } catch {
      const { user, system } = process.cpuUsage(before)
      if ((user + system) / 1000 > 0.8 * mostMs) return true
    }
  }
}

/** One for all patterns: a context for each of them costs eighty times what they take. */
const tried = createContext({})
const all = new Script('for (const text of texts) pattern.test(text)')

/** Texts made of what a pattern itself looks for, over and over, with an end that does not fit. */
function attacks(source: string): string[] {
  const own = source
    .replace(/\\p\{Script=Han\}/g, '的')
    .replace(/\\p\{[^}]*\}/g, 'x')
    .replace(/\\[dD]/g, '1')
    .replace(/\\[sS]/g, ' ')
    .replace(/\\[wW]/g, 'a')
    .replace(/\\[bB]/g, '')
    .replace(/[\\()[\]{}|?*+^$<>=!:]/g, ' ')
  const words = [...new Set(own.split(/\s+/).filter(Boolean))].slice(0, 12)
  const pieces = [
    ...new Set([
      ...words,
      ...words.map(word => word[0] ?? ''),
      ...words.map(word => `${word} `),
      'a',
      '1',
      ' ',
      '的',
      '1 ',
      'a1',
      '.',
      '-',
    ]),
  ]
  return pieces.filter(Boolean).flatMap(piece => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
    return [text, `${text.slice(0, -1)}\u0001`]
  })
}

describe('patterns', () => {
  it('of the server take no longer for the most hostile text than for another', function () {
    this.timeout(120_000)
    const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
    const found = files.flatMap(name => patternsIn(join('server', name)))
    assert.ok(found.length > 200)
    // The machine may have been busy with something else.
    const slow = found.filter(({ pattern, source }) => [1, 2, 3].every(() => isSlow(pattern, attacks(source))))
    assert.deepEqual(
      slow.map(({ at }) => at),
      [],
    )
  })
})
