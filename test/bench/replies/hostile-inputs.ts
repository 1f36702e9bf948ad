import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { maxTextCodePoints } from '../../../server/wire-schemas.ts'

export type HostileInput = { set: string; text: string }

/** `count` inputs, each set in turns and spread over the whole of it. */
export function readHostileInputs(folder: string, count: number): HostileInput[] {
  if (!existsSync(folder)) return []
  const sets = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && !/LICENSE$/.test(entry.name) && !entry.parentPath.includes('badchars')) // confusables: a table, no inputs
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .reduce((all, file) => {
      const set = file.slice(folder.length + 1).split(/[./-]/)[0] ?? ''
      return all.set(set, [...(all.get(set) ?? []), ...textsOf(file)])
    }, new Map<string, string[]>())
  const queues = [...sets].map(([set, texts]) => {
    const usable = [...new Set(texts.map(text => text.trim()))].filter(text => text !== '' && [...text].length <= maxTextCodePoints)
    return { set, texts: spread(usable, count) }
  })
  const inputs: HostileInput[] = []
  for (let at = 0; inputs.length < count && queues.some(({ texts }) => at < texts.length); at++)
    for (const { set, texts } of queues) {
      const text = texts[at]
      if (text !== undefined && inputs.length < count) inputs.push({ set, text })
    }
  return inputs
}

function textsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (!file.endsWith('.json')) return text.split('\n').filter(line => !line.startsWith('#'))
  return stringsOf(JSON.parse(text))
}

/** The strings of lists; of a file that names its `payloads`, those alone. */
function stringsOf(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(one => (typeof one === 'string' ? [one] : stringsOf(one)))
  if (typeof json !== 'object' || json === null) return []
  return 'payloads' in json ? stringsOf(json.payloads) : Object.values(json).flatMap(stringsOf)
}

/** At most `count`, in an order whose beginning already covers the whole list. */
function spread(texts: readonly string[], count: number): string[] {
  const stride = Math.max(1, Math.floor(texts.length / count))
  const strided = texts.filter((_text, at) => at % stride === 0)
  const coarse = Math.max(1, Math.ceil(Math.sqrt(strided.length)))
  return strided
    .map((text, at) => ({ text, at }))
    .sort((a, b) => (a.at % coarse) - (b.at % coarse) || a.at - b.at)
    .map(({ text }) => text)
}
