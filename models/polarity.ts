import { createHash } from 'node:crypto'
import type { Encoder } from './encoder.ts'
import { blame, praise } from './polarity-words.ts'

/**
 * Praise, blame, denied praise, denied blame, and whether a turn ("but", 但) stands between: what a sentence encoder, which was made to
 * tell topics apart, leaves faint. Counts are damped by a logarithm.
 */
export function polarityOf(text: string): number[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  const counts = [0, 0, 0, 0]
  for (let at = 0; at < folded.length; ) {
    const word = isLatin.test(folded[at]!) ? latinAt(folded, at) : hanAt(folded, at)
    const side = sideOf.get(word)
    if (side !== undefined) counts[side + (isDenied(folded, at) ? 2 : 0)]! += 1
    at += Math.max(1, word.length)
  }
  return [...counts.map(count => Math.log2(1 + count)), Number(turn.test(folded))]
}

/**
 * The encoder with the signs of polarity behind its vectors; what is trained on the one does not read the other. It has no folder: who opens
 * that finds vectors without signs.
 */
export function withPolarity({ dimensions, hash, embed, embedWords, close }: Encoder): Encoder {
  return {
    dimensions: dimensions + polarityOf('').length,
    hash: createHash('sha256').update([hash, praise, blame].join('\n')).digest('hex'),
    embed: async (texts, signal) => {
      const vectors = await embed(texts, signal)
      return vectors.map((vector, at) => Float32Array.from([...vector, ...polarityOf(texts[at]!).map(value => value * weight)]))
    },
    embedWords,
    close,
  }
}

/** A sign counts about as much as the part of a vector that differs from one text to the next. */
const weight = 0.3
const sideOf = new Map([...wordsOf(praise).map(word => [word, 0] as const), ...wordsOf(blame).map(word => [word, 1] as const)])
const longestHan = Math.max(...[...sideOf.keys()].filter(word => /\p{Script=Han}/u.test(word)).map(word => word.length))
const isLatin = /[a-z]/
const turn = /但|不过|可惜|就是|只是|然而|\b(?:but|however|though|although|yet|except|shame|just)\b/
const denied =
  /(?:[不没未无非别]|没有|毫无|谈不上|算不上|不算|没觉得|not (?:a |that |so |very |really |at all )?|n't (?:\w+ )?|no |never |without (?:a |any )?|hardly |nothing (?:to |is )?|zero |far from )(?:[太很那么怎么有是会再多]{0,2})$/

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}

function latinAt(text: string, start: number): string {
  return /^[a-z]+(?:['-][a-z]+)*/.exec(text.slice(start, start + 40))?.[0] ?? ''
}

/** The longest known word that begins here, else the character. */
function hanAt(text: string, start: number): string {
  for (let length = longestHan; length > 1; length--) {
    const word = text.slice(start, start + length)
    if (sideOf.has(word)) return word
  }
  return text[start]!
}

function isDenied(text: string, at: number): boolean {
  return denied.test(text.slice(Math.max(0, at - 24), at))
}
