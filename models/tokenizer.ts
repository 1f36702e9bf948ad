import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'

export type TextTokenizer = {
  /** Ids of the text alone: nothing is added in front or behind, and special tokens are never matched inside it. */
  encode(text: string): number[]
  /** The same with what each id stands for; "▁" is a space in front. */
  pieces(text: string): { id: number; piece: string }[]
  /** What the folder wants around a single text, such as <s> … </s>. */
  readonly begin: readonly number[]
  readonly end: readonly number[]
}

type TokenizerFile = {
  added_tokens: { id: number; content: string }[]
  model: { type?: string; vocab: [string, number][] | Record<string, number> }
  post_processor: PostProcessor | null
}
type PostProcessor = {
  type: string
  processors?: PostProcessor[]
  single?: ({ SpecialToken: { id: string } } | { Sequence: { id: string } })[]
  special_tokens?: Record<string, { ids: number[] }>
  cls?: [string, number]
  sep?: [string, number]
}

/** By what their files say: models that share a vocabulary share what was made of it. */
const known = new Map<string, TextTokenizer>()

/**
 * Reads `tokenizer.json` and `tokenizer_config.json` of a folder in the layout of Transformers.js. A folder whose vocabulary lies in another
 * one's names that file instead: `"tokenizer_file": "../encoder/tokenizer.json"` in its settings (training/share.py).
 */
export async function readTokenizer(folder: string): Promise<TextTokenizer> {
  const { tokenizer_file: elsewhere, ...settings } = JSON.parse(await readFile(join(folder, 'tokenizer_config.json'), 'utf8'))
  const file = await readFile(join(folder, elsewhere ?? 'tokenizer.json'), 'utf8')
  const key = createHash('sha256').update(file).update(JSON.stringify(settings)).digest('hex')
  const tokenizer = known.get(key) ?? createTokenizer(JSON.parse(file) as TokenizerFile, settings)
  known.set(key, tokenizer)
  return tokenizer
}

function createTokenizer(file: TokenizerFile, settings: object): TextTokenizer {
  const around = templateOf(file.post_processor)
  const tokenizer = new Tokenizer(blind(file), settings)
  return {
    ...around,
    encode: text => tokenizer.encode(text, { add_special_tokens: false }).ids,
    pieces(text) {
      const { ids, tokens } = tokenizer.encode(text, { add_special_tokens: false })
      return ids.map((id: number, at: number) => ({ id, piece: tokens[at] ?? '' }))
    },
  }
}

/**
 * The same tokenizer without eyes for special tokens: "<s>" from a shopper is three characters. Ids stay. In a Unigram model the specials
 * are pieces too, so they are renamed to begin with NUL, which the normaliser lets no text contain.
 */
function blind(file: TokenizerFile): TokenizerFile {
  const { vocab } = file.model
  const isSpecial = new Set(file.added_tokens.map(token => token.id))
  const renamed = Array.isArray(vocab)
    ? vocab.map(([piece, score], id): [string, number] => [isSpecial.has(id) ? `\0${piece}` : piece, score])
    : vocab
  return { ...file, added_tokens: [], post_processor: null, model: { ...file.model, vocab: renamed } }
}

function templateOf(processor: PostProcessor | null): { begin: number[]; end: number[] } {
  if (processor?.processors !== undefined) {
    const templates = processor.processors.map(templateOf)
    return templates.find(({ begin, end }) => begin.length + end.length > 0) ?? { begin: [], end: [] }
  }
  if (processor?.cls !== undefined && processor.sep !== undefined) return { begin: [processor.cls[1]], end: [processor.sep[1]] }
  const single = processor?.single ?? []
  const text = single.findIndex(part => 'Sequence' in part)
  const idsOf = (parts: typeof single) =>
    parts.flatMap(part => ('SpecialToken' in part ? idsOfSpecial(processor, part.SpecialToken.id) : []))
  return { begin: idsOf(single.slice(0, Math.max(text, 0))), end: idsOf(single.slice(text + 1)) }
}

function idsOfSpecial(processor: PostProcessor | null, name: string): number[] {
  const special = processor?.special_tokens?.[name]
  if (special === undefined) throw new Error(`Expected tokenizer.json to give the ids of ${name} in its post-processor`)
  return special.ids
}
