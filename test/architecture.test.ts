import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import ts from 'typescript'

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
const sources = ['server', 'models', 'prompts', 'client'].flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(room, name)),
)
const imports = sources.flatMap(file =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export) (type )?[^'"]*?from '([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, type, name, lazy]) => {
      const target = name ?? lazy ?? ''
      return { file, type: type !== undefined, target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target }
    },
  ),
)

/** From which room what may be imported; a room may always import itself. */
const allowed: Record<string, RegExp> = {
  'server/language': /^$/,
  'server/dialogue': /^server\/language\b/,
  'server/understanding': /^server\/(?:dialogue|language)\b|^models\/turn-(?:units|reader)\.ts$/,
  'server/turn': /^server\/(?:dialogue|language|understanding|wire|wire-schemas|errors)\b|^models\/turn-reader\.ts$|^prompts\//,
  'server/sockets': /^server\/(?:turn|wire|wire-schemas|errors)\b/,
  'server/http': /^server\/(?:turn|wire|wire-schemas|errors)\b/,
  'server/store': /^server\/(?:errors|language|wire)\b/,
  'server/shop': /^server\/(?:language|errors|wire|store)\b/,
  'server/rules': /^server\/(?:language|shop|store|wire)\b/,
  'server/answers': /^server\/(?:dialogue|language|rules|shop|store|wire)\b/,
  'server/search': /^server\/(?:answers|dialogue|language|shop|store|wire)\b/,
  'server/facts': /^server\/(?:answers|dialogue|language|rules|search|shop|store|wire|wire-schemas)\b/,
  'server/behaviours': /^server\/(?:dialogue|shop|store|privacy|wire|language)\b/,
  'server/month': /^server\/(?:dialogue|experiment|shop|store|strategy|language|facts)\b|^models\/random\.ts$/,
  'server/team': /^server\/(?:store|wire|wire-roles|errors)\b/,
  'server/orders': /^server\/(?:dialogue|store)\b/,
  'server/profile': /^server\/(?:dialogue|shop|store|wire|language)\b/,
  'server/explain': /^server\/(?:dialogue|nudges|store|strategy|wire|language)\b/,
  'server/nudges': /^server\/(?:dialogue|profile|store|strategy|wire|wire-nudges)\b/,
  'server/owner': /^server\/(?:behaviours|dialogue|store|language)\b|^models\/metrics\.ts$/,
  'server/experiment': /^server\/(?:store|errors)\b|^models\/(?:random|wilson|metrics)\.ts$/,
  'server/recommend': /^server\/(?:behaviours|dialogue|profile|shop|store|wire|errors|language|search)\b|^models\/random\.ts$/,
  'server/strategy': /^server\/(?:dialogue|experiment|profile|store|wire)\b|^models\/random\.ts$/,
  'server/operations': /^server\/(?:store|shop|config|errors|wire|answers)\b|^models\//,
  'server/review': /^server\/(?:dialogue|store|shop|turn|wire|errors|language)\b|^models\//,
  'server/privacy': /^server\/(?:errors|wire|store)\b/,
  models: /^$/,
  prompts: /^$/,
  'client/widget': /^client\/shared|^server\/wire\.ts/,
  'client/staff': /^client\/shared|^server\/wire\.ts/,
  'client/console': /^client\/(?:shared|staff)|^server\/wire\.ts/,
  'client/owner': /^client\/(?:shared|staff)|^server\/wire\.ts/,
  'client/team': /^client\/(?:shared|staff)|^server\/wire\.ts/,
  'client/demo': /^client\/shared|^client\/widget\/usher\.d\.ts|^server\/wire\.ts/,
  'client/shared': /^server\/wire\.ts/,
}
/** Files and functions that are longer than any is meant to be; a new one is not put here but parted. */
const longFiles: string[] = []
const longFunctions: string[] = [
  'models/batch.ts createBatch',
  'models/host.ts openModelProcess',
  'models/supervisor.ts supervise',
  'server/answers/texts.ts createTexts',
  'server/app.ts createApp',
  'server/facts/cart-facts.ts createCartFacts',
  'server/facts/facts.ts createFacts',
  'server/facts/open-shop.ts openShop',
  'server/metrics.ts createMetrics',
  'server/profiles.ts createProfiles',
  'server/recommend/evidence.ts createEvidence',
  'server/recommend/suggest.ts createSuggester',
  'server/shop/feeds/assemble.ts assemble',
  'server/sockets/agent.ts serveAgentSockets',
  'server/store/catalogue.ts createCatalogueStore',
  'server/store/desk.ts createDeskStore',
  'server/store/find-messages.ts createMessageFinder',
  'server/store/releases.ts createReleaseStore',
  'server/store/sqlite.ts openDatabase',
  'server/turn/conversations.ts createConversations',
]
const mostLines = 400
const mostOfFunction = 120

/** The functions of a source that have more lines than any is meant to have, by name. */
function longIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && lineOf(node.end) - lineOf(node.getStart()) + 1 > mostOfFunction)
      found.push(`${file} ${(node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined))?.getText() ?? 'unnamed'}`)
    node.forEachChild(visit)
  }
  visit(source)
  return found
}

/** Whether a source has a regular expression of its own. */
function holdsPattern(text: string): boolean {
  const source = ts.createSourceFile('one.ts', text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): boolean =>
    ts.isRegularExpressionLiteral(node) || (ts.isIdentifier(node) && node.text === 'RegExp') || (ts.forEachChild(node, visit) ?? false)
  return visit(source)
}

/** Files that import each other round about, types aside. */
function circles(): string[] {
  const next = new Map<string, string[]>()
  for (const { file, target, type } of imports) if (!type) next.set(file, [...(next.get(file) ?? []), target])
  const done = new Set<string>()
  const path: string[] = []
  const found: string[] = []
  const visit = (file: string): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const target of next.get(file) ?? []) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of next.keys()) visit(file)
  return found
}

const roomOf = (file: string) => Object.keys(allowed).find(room => file.startsWith(`${room}/`))

describe('the architecture', () => {
  it('has imports that point one way', () => {
    const wrong = imports
      .filter(({ target }) => /^(?:server|models|prompts|client|test)\//.test(target))
      .filter(({ file, target, type }) => {
        const room = roomOf(file)
        if (room === undefined || target.startsWith(`${room}/`)) return false
        // Types of the store's rows may be named where the port is declared.
        if (type && room === 'server/turn' && target.startsWith('server/store/')) return false
        return !allowed[room]!.test(target)
      })
      .map(({ file, target }) => `${file} → ${target}`)
    assert.deepEqual(wrong, [])
  })

  it('keeps the dialogue core free of everything outside itself', () => {
    const outside = imports.filter(
      ({ file, target }) => /^server\/(?:dialogue|language)\//.test(file) && !/^(?:server\/(?:dialogue|language)|lexicon)\//.test(target),
    )
    assert.deepEqual(outside, [])
    for (const file of sources.filter(name => /^server\/(?:dialogue|language)\//.test(name))) {
      assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), /\bawait\b|Date\.now|Math\.random|new Date\(\)|process\./, file)
    }
  })

  it('decides without a pattern: what words say is read in language/ and understanding/', () => {
    const patterned = sources
      .filter(name => name.startsWith('server/dialogue/'))
      .filter(file => holdsPattern(readFileSync(join(root, file), 'utf8')))
    assert.deepEqual(patterned, [])
  })

  it('has no circle of imports', () => {
    assert.deepEqual(circles(), [])
  })

  it('lets only sqlite.ts open databases, only models/ run sessions and only main and the command line read the environment', () => {
    const importers = (target: string) => imports.filter(one => one.target === target).map(({ file }) => file)
    assert.deepEqual(importers('better-sqlite3'), ['server/store/sqlite.ts'])
    assert.deepEqual(
      importers('onnxruntime-node').filter(file => !file.startsWith('models/')),
      [],
    )
    const readers = sources.filter(file => readFileSync(join(root, file), 'utf8').includes('process.env'))
    assert.deepEqual(
      readers.filter(file => !['server/main.ts', 'server/cli.ts'].includes(file) && !file.startsWith('models/training/')),
      [],
    )
  })

  it('takes only types from the server into the client', () => {
    const values = imports.filter(({ file, target, type }) => file.startsWith('client/') && target.startsWith('server/') && !type)
    assert.deepEqual(values, [])
  })

  it('lets only the composition root import what is composed there', () => {
    const others = imports.filter(({ file, target }) => target.startsWith('server/compose/') && !file.startsWith('server/compose/'))
    assert.deepEqual([...new Set(others.map(({ file }) => file))], ['server/app.ts'])
  })

  it('has no long files and no long functions but those that are known', () => {
    const long = sources
      .filter(name => !name.startsWith('prompts/'))
      .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))
      .map(({ file, text }) => ({ file, text, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > mostOfFunction)
    assert.deepEqual(
      long
        .filter(({ lines }) => lines > mostLines)
        .map(({ file }) => file)
        .sort(),
      longFiles,
    )
    assert.deepEqual(long.flatMap(({ file, text }) => longIn(file, text)).sort(), longFunctions)
  })
})
