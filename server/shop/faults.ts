import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { z } from 'zod'

/** Each fault reads `FILE:LINE: expected …, got …`. */
export type Read<T> =
  | { ok: true; value: T }
  /** `lacks`: what alone was missing, where somebody who is there could be asked. */
  | { ok: false; faults: string[]; lacks?: 'currency' }

/** A JSON text that knows on which line each of its values stands. */
export type JsonText = {
  root: Node
  fault(path: readonly (string | number)[], expected: string, got?: string): string
}

/** More faults than these help nobody. */
const mostFaults = 20

/** What a person reads of faults: the first, and how many more there are. */
export function inShort(faults: readonly string[]): string {
  const more = faults.length - mostFaults
  return [...faults.slice(0, mostFaults), ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : [])].join('\n')
}

/** Readers of nested texts go down by calls; one who nests by the thousand means no product and no page. */
export function notTooDeep<T>(file: string, read: () => Read<T>): Read<T> {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { ok: false, faults: [`${file}:1: expected at most some levels of nesting, got thousands`] }
  }
}

export function readJson(text: string, file: string): Read<JsonText> {
  const errors: ParseError[] = []
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: false,
  })
  const [first] = errors
  if (first !== undefined || root === undefined) {
    const offset = first?.offset ?? text.length
    const got = offset >= text.trimEnd().length ? 'the end of the file' : JSON.stringify(text.slice(offset, offset + 20))
    const expected = first === undefined ? 'JSON' : (expectations[printParseErrorCode(first.error)] ?? 'valid JSON')
    return { ok: false, faults: [`${file}:${lineAt(text, offset)}: expected ${expected}, got ${got}`] }
  }
  const fault = (path: readonly (string | number)[], expected: string, got?: string) => {
    const node = findNodeAtLocation(root, [...path])
    const nearest = node ?? nearestNode(root, path)
    return `${file}:${lineAt(text, nearest.offset)}: expected ${expected}, got ${got ?? (node === undefined ? 'nothing' : excerpt(text, node))}`
  }
  return { ok: true, value: { root, fault } }
}

/** Schemas carry what they expect as their error text. */
export function toFaults(json: JsonText, error: z.ZodError): string[] {
  // To find a line takes time: beyond those that are shown the place is enough.
  return error.issues.map((issue, at) =>
    at < mostFaults ? json.fault(issue.path as (string | number)[], issue.message) : `${issue.path.join('.')}: expected ${issue.message}`,
  )
}

const expectations: Readonly<Record<string, string>> = {
  CommaExpected: 'a comma',
  ColonExpected: 'a colon',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  ValueExpected: 'a value',
  PropertyNameExpected: 'a property name in double quotes',
  UnexpectedEndOfString: 'a closing double quote',
  EndOfFileExpected: 'the end of the file',
}

export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

function nearestNode(root: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node !== undefined) return node
  }
  return root
}

function excerpt(text: string, node: Node): string {
  if (node.type === 'object') return 'an object'
  if (node.type === 'array') return 'a list'
  const value = text.slice(node.offset, node.offset + node.length)
  return value.length > 60 ? `${value.slice(0, 57)}…` : value
}
