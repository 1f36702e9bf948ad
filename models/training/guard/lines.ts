import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActKeys, ReplyLanguage } from '../../licence-features.ts'

export type Reply = { language: ReplyLanguage; plan: string; reply: string; holds: boolean }
/** `own`: written for the guard, true and false; `authored`: the generator's training replies; `fragments`: false whatever the plan is. */
export type Texts = { authored: Reply[]; own: Reply[]; fragments: { language: ReplyLanguage; reply: string }[] }

const written = ['seen.jsonl', 'more.jsonl', 'engines.jsonl']

/** Everything that may be learnt from; never the held-back lines. */
export function readTexts(root = 'models/training'): Texts {
  const folder = join(root, 'guard')
  const authored = readdirSync(join(root, 'replies'))
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .flatMap(name => linesOf<Omit<Reply, 'holds'>>(join(root, 'replies', name)))
    .map(line => ({ ...line, holds: true }))
  return {
    authored,
    own: written.flatMap(name => linesOf<Reply>(join(folder, name))),
    fragments: linesOf(join(folder, 'fragments.jsonl')),
  }
}

/** `recommend [product] | ask about=size`: acts, and acts with their literals. */
export function keysOf(plan: string): ActKeys {
  const read = plan.split(' | ').map(text => {
    const [act = '', ...words] = text.split(' ')
    const literals = words.filter(word => !word.startsWith('[') && !word.startsWith('polarity=')).sort()
    return { act, key: literals.length === 0 ? act : `${act}:${literals.join(',')}` }
  })
  return { acts: [...new Set(read.map(({ act }) => act))], keys: [...new Set(read.map(({ key }) => key))] }
}

function linesOf<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)
}
