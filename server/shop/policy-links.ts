import { LineCounter, parseDocument } from 'yaml'
import type { Language } from '../wire.ts'
import type { Read } from './faults.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
type Links = Record<string, string>

/** An address of the web, or a path in the shop's own pages. */
const address = /^(?:https?:\/\/[^\s/]+\S*|\/(?!\/)\S*)$/

/** Where a page stands in the shop: `url: https://…` in its front matter. */
export function readPolicyLink(text: string, path: string): Read<string | undefined> {
  const block = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1]
  if (block === undefined) return { ok: true, value: undefined }
  const lines = new LineCounter()
  const document = parseDocument(block, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined)
    return {
      ok: false,
      faults: [`${path}:${(error.linePos?.[0].line ?? 1) + 1}: expected front matter in YAML, got ${error.message.split('\n')[0]}`],
    }
  const value = document.get('url')
  if (value === undefined || value === null) return { ok: true, value: undefined }
  if (typeof value === 'string' && address.test(value)) return { ok: true, value }
  const line = block.split('\n').findIndex(each => /^\s*url\s*:/.test(each)) + 2
  return {
    ok: false,
    faults: [`${path}:${line}: expected a web address such as https://shop.example.com/shipping in "url", got ${JSON.stringify(value)}`],
  }
}

export function policyLink(settings: Pick<Settings, 'get'>, topic: string, language: Language): string | undefined {
  return linksIn(settings)[`${topic}:${language}`]
}

/** What an imported page tells counts, and nothing else. */
export function savePolicyLinks(
  settings: Settings,
  pages: readonly { topic: string; language: Language; url: string | undefined }[],
): void {
  const before = Object.entries(linksIn(settings))
  const links = new Map(before)
  for (const { topic, language, url } of pages) {
    if (url === undefined) links.delete(`${topic}:${language}`)
    else links.set(`${topic}:${language}`, url)
  }
  if (links.size > 0 || before.length > 0) settings.set('policy-links', JSON.stringify(Object.fromEntries(links)))
}

function linksIn(settings: Pick<Settings, 'get'>): Links {
  return JSON.parse(settings.get('policy-links') ?? '{}') as Links
}
