import type { FreeArm } from '../dialogue/free-choice.ts'
import { isBought } from '../profile/visit.ts'
import type { Doing } from '../store/doings.ts'
import type { Language } from '../wire.ts'
import type { Words } from './words.ts'

/** Something that visitors looked at together with what was bought, in so many visits. */
export type Beside = { sku: string; visits: number }
export type BackPorts = {
  titleOf(sku: string, language: Language): string | undefined
  /** Nothing where too little is known of its company. */
  beside(sku: string, language: Language): Promise<Beside | undefined>
}
export type Bought = { at: number; skus: readonly string[] }

/** What the last order held, and when it was; nothing where none is known. `doings`: the latest first. */
export function lastBought(doings: readonly Doing[]): Bought | undefined {
  const order = doings.find(({ stage }) => stage === 5)
  if (order === undefined) return undefined
  const lines = doings.filter(doing => doing.at === order.at && isBought(doing))
  return { at: order.at, skus: [...new Set(lines.flatMap(({ sku }) => (sku === null ? [] : [sku])))] }
}

/** What can be said to somebody who has ordered and comes again: of what they bought, of what goes with it, of a coupon that is not for a first order. */
export async function backWords(
  { skus }: Bought,
  language: Language,
  offer: string | undefined,
  { titleOf, beside }: BackPorts,
): Promise<{ possible: FreeArm[]; wordsOf(arm: FreeArm): Words | undefined }> {
  const sku = skus.find(one => titleOf(one, language) !== undefined)
  const title = sku === undefined ? undefined : titleOf(sku, language)
  const found = sku === undefined ? undefined : await beside(sku, language)
  const other = found === undefined || skus.includes(found.sku) ? undefined : titleOf(found.sku, language)
  const possible: FreeArm[] = ['plain', 'ask_need']
  if (other !== undefined) possible.push('bestsellers')
  if (offer !== undefined) possible.push('coupon')
  const say = words[language]
  return {
    possible,
    wordsOf(arm) {
      if (arm === 'ask_need') return say.ask(title)
      if (arm === 'bestsellers' && other !== undefined && title !== undefined) return say.beside(title, other, found!.visits)
      return arm === 'coupon' && offer !== undefined ? say.offer(offer) : undefined
    },
  }
}

type Said = {
  ask(title: string | undefined): Words
  beside(title: string, other: string, visits: number): Words
  offer(offer: string): Words
}
const words: Record<Language, Said> = {
  zh: {
    ask: title => ({
      text: title === undefined ? '又见面了，买的东西用得还好吗？' : `又见面了。“${title}”用得还好吗？有问题可以问我。`,
      accept: '问一下',
    }),
    beside: (title, other, visits) => ({
      text: `“${other}”在${visits}次访问里和您买的“${title}”一起被看过，要看看吗？`,
      accept: '看看',
      say: `${other}怎么样？`,
    }),
    offer: offer => ({ text: offer, accept: '怎么用？', say: '这个优惠怎么用？' }),
  },
  en: {
    ask: title => ({
      text:
        title === undefined
          ? 'Good to see you again. Is everything right with what you bought?'
          : `Good to see you again. Is everything right with “${title}”? You can ask me about it.`,
      accept: 'Ask',
    }),
    beside: (title, other, visits) => ({
      text: `“${other}” was looked at together with the “${title}” you bought, in ${visits} visits. Shall I show it?`,
      accept: 'Show me',
      say: `Tell me about ${other}`,
    }),
    offer: offer => ({ text: offer, accept: 'Tell me more', say: 'How does the offer work?' }),
  },
}
