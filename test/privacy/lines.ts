import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { wilson } from '../../models/wilson.ts'
import { redact } from '../../server/privacy/redact.ts'
import { redactAcross } from '../../server/privacy/split.ts'

/** A line as it is typed, several messages where it is split by " || ", and the stretches in it that are personal. */
type Line = { source: string; texts: string[]; personal: Personal[] }
type Personal = { kind: string; text: string; at: number }

export function linesOf(half: 'seen' | 'held-back'): Line[] {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/test/privacy/lines/${half}.txt`)), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(source => {
      const parts = source.split(' || ')
      const marked = /\{(phone|id|card|email|address|passport|ssn|iban|wechat|qq):([^}]*)\}/g
      return {
        source,
        texts: parts.map(part => part.replace(marked, '$2')),
        personal: parts.flatMap((part, at) => [...part.matchAll(marked)].map(([, kind = '', text = '']) => ({ kind, text, at }))),
      }
    })
}

/** What a store would hold of the messages, one after another. */
export function storedOf(texts: readonly string[]): string[] {
  let stored: string[] = []
  for (const text of texts) stored = redactAcross([...stored, text]).map(one => redact(one).text)
  return stored
}

export type Figures = { personal: number; hidden: number; clean: number; changed: number; misses: string[]; alarms: string[] }

export function measure(lines: readonly Line[]): Figures {
  const figures: Figures = { personal: 0, hidden: 0, clean: 0, changed: 0, misses: [], alarms: [] }
  for (const { source, texts, personal } of lines) {
    const stored = storedOf(texts)
    for (const one of personal) {
      figures.personal += 1
      if (isHidden(one, personal, texts, stored)) figures.hidden += 1
      else figures.misses.push(`${source}  →  ${stored.join(' || ')}`)
    }
    if (personal.length > 0) continue
    figures.clean += 1
    if (stored.join() === texts.join()) continue
    figures.changed += 1
    figures.alarms.push(`${source}  →  ${stored.join(' || ')}`)
  }
  return figures
}

/**
 * Nothing of it is left that would tell it: no four of its characters in a row that are not said beside it, of an address no seven and no
 * number of two digits. Of a number in pieces four digits may be left, as of a card on a receipt.
 */
function isHidden({ kind, text, at }: Personal, all: readonly Personal[], texts: readonly string[], stored: readonly string[]): boolean {
  const left = (stored[at] ?? '').replace(/\[[a-z A-Z-]+ hidden\]|［[^］]+已隐藏］/g, ' ')
  const beside = all.reduce((rest, other) => (other.at === at ? rest.replace(other.text, ' ') : rest), texts[at] ?? '')
  const remains = (part: string) => left.includes(part) && !beside.includes(part)
  if (texts.length > 1 && all.length > 1 && kind !== 'email') {
    const digitsLeft = all.flatMap(other => ((stored[other.at] ?? '').includes(other.text) ? [...other.text] : [])).length
    return digitsLeft <= 5
  }
  const most = Math.min(kind === 'address' ? 7 : 4, text.length)
  for (let from = 0; from + most <= text.length; from += 1) if (remains(text.slice(from, from + most))) return false
  return kind !== 'address' || !(text.match(/\d{2,}/g) ?? []).some(remains)
}

export function percent(right: number, of: number): string {
  const [low, high] = wilson(right, of)
  return `${right} of ${of}, ${((100 * right) / of).toFixed(1)} % (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`
}
