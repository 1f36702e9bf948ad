import type { Need } from '../dialogue/conversation.ts'
import { toBigrams } from '../language/bigrams.ts'
import { deniesSomething } from '../language/denials.ts'
import type { Pick as Picked } from '../search/recommend.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'

/** A longer sentence is no half of one in a reply. */
const longestTold = { zh: 60, en: 160 } as const
/** From this logit on a sentence is what its product tells of the wish: of 66 that strangers' wishes had at it or above some 50 did. */
const tells = 1
/** In nats: of two that are as sure the shorter is told. */
const asSure = 0.7

/**
 * Picks with what their own texts tell of the wish as their reason, where no word of it gave them one: "a vented double canopy that lets a gust through" of who says that
 * the umbrella turned inside out. The reader of questions finds it; as they were while it is away or late. A sentence that denies something is a reason only where the
 * wish denies it too: "no ticking sound".
 */
export async function toldOfWish(
  picks: readonly Picked[],
  { told: wish = '', words = '' }: Need,
  language: Language,
  read: FactPorts['read'],
): Promise<readonly Picked[]> {
  const denied = new Set(deniesSomething(words) ? toBigrams(words) : [])
  const isFor = (text: string) => !deniesSomething(text) || toBigrams(text).some(token => denied.has(token))
  const pieces = picks.map(({ product, why }) => (why === undefined ? piecesOf(product, language).filter(isFor) : []))
  const all = pieces.flat()
  const logits = all.length === 0 ? undefined : await read(wish.replaceAll('\n', ' '), all)
  if (logits === undefined) return picks
  let from = 0
  return picks.map((pick, at) => {
    const own = pieces[at]!.map((text, place) => ({ text, logit: logits[from + place]! }))
    from += own.length
    const why = plainest(own.filter(({ logit }) => logit >= tells))
    return why === undefined ? pick : { ...pick, why }
  })
}

/** The surest, or what is shorter and about as sure. */
function plainest(told: readonly { text: string; logit: number }[]): string | undefined {
  const most = Math.max(...told.map(({ logit }) => logit))
  const sure = told.filter(({ logit }) => logit > most - asSure)
  return sure.sort((a, b) => a.text.length - b.text.length)[0]?.text
}

/** Sentences of the description as they stand there; "Weight: 24 kg" is a line of a table. */
const piecesOf = (product: Product, language: Language): string[] =>
  splitSentences(product.description[language] ?? '')
    .map(piece => piece.replace(/[。.]$/u, ''))
    .filter(piece => piece.length <= longestTold[language] && !/^[^：:，,]{1,24}[：:]/u.test(piece))
