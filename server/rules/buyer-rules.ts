import { type Buyer, buyersIn } from '../language/buyers.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { exceptionsIn, percentsIn } from './page-codes.ts'
import { tiersIn } from './volume-rules.ts'

/** What the pages take off for some who buy: so many per cent, from goods of so much (in major units) on, of `only` these; `onAsking`: a person or a card comes first. */
export type BuyerRule = {
  topic: string
  language: Language
  sentence: string
  buyers: readonly Buyer[]
  tiers: readonly { minimum: number; percent: number }[]
  only: readonly string[]
  /** So much off these goods, so much off those; no goods are all the rest. */
  shares?: readonly { percent: number; goods: readonly string[] }[]
  except: string[]
  onAsking: boolean
}

/** Every sentence of the pages that tells such a rule, a language's own before the other's. */
export function readBuyerRules(passages: readonly Passage[], language: Language): BuyerRule[] {
  const all = passages.flatMap(({ topic, language: of, text }) => {
    const sentences = splitSentences(text)
    const besides = sentences.flatMap(notLowered)
    return sentences.flatMap((sentence): BuyerRule[] => {
      const plain = inSymbols(sentence.normalize('NFKC'))
      const isOther = tiersIn(sentence).length > 0 || ofOrders.test(plain)
      const shares = sharesIn(plain)
      const parts = shares.length > 0 ? [plain] : partsOf(plain)
      const read = isOther
        ? []
        : parts.map(part => ({
            buyers: buyersIn(part),
            tiers: shares.length > 0 ? [{ minimum: 0, percent: shares[0]!.percent }] : moneyTiers(part),
            part,
          }))
      return read.flatMap(({ buyers, tiers, part }) =>
        buyers.length === 0 || tiers.length === 0
          ? []
          : [
              {
                topic,
                language: of,
                sentence,
                buyers,
                tiers,
                only: onlyIn(part),
                except: [...exceptionsIn(part), ...besides],
                onAsking: asked.test(plain),
                ...(shares.length > 0 ? { shares } : {}),
              },
            ],
      )
    })
  })
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

/** 老客人打九五折，学生打九折: each by itself, where each names its own. */
function partsOf(sentence: string): string[] {
  const parts = sentence.split(/[,，;；]/u)
  const isOfBuyers = (part: string) => buyersIn(part).length > 0 && percentsIn(part).length > 0
  return parts.filter(isOfBuyers).length > 1 ? parts.filter(isOfBuyers) : [sentence]
}

/** Of a first or third order, or a rule that is told beside a code. */
const ofOrders = /首单|第[一二三四五]|\b(?:first|second|third|fourth) (?:order|purchase)\b|\b(?=[A-Z0-9]*[A-Z]{2})[A-Z0-9]{5,}\b/u
const asked = /客服|联系|电话|改价|到店|\b(?:in the shop|write to|ask us|e-?mail|call|ring|account|for a code)\b/iu

/** 满 2000 元打九五折，满 5000 元打九折, "10% off on baskets above £50"; what is told without a limit holds from nothing on. */
function moneyTiers(text: string): BuyerRule['tiers'] {
  const percents = percentsIn(text)
  const limits = [...text.matchAll(limit)].map(({ index, 1: zh, 2: en, 3: behind }) => ({
    at: index,
    value: Number((zh ?? en ?? behind)!.replace(',', '')),
  }))
  if (percents.length === 1 && limits.length < 2) return [{ minimum: limits[0]?.value ?? 0, percent: percents[0]!.percent }]
  // Each limit with what stands right behind it.
  return percents.flatMap(({ at, percent }) => {
    const own = limits.findLast(one => one.at < at)
    return own === undefined ? [] : [{ minimum: own.value, percent }]
  })
}
const limit =
  /(?:满|超过|达到?) ?[¥￥]? ?(\d[\d,]*) ?(?:元|块)|\b(?:over|above|from|of|reach\w*|at least|spend(?:ing)?|worth) [$£€¥](\d[\d,]*(?:\.\d{1,2})?)|[$£€¥](\d[\d,]*)(?= (?:or more|and (?:over|above|up)|minimum))/giu

/** "10 percent off boots and helmets with a number": what alone it is off. */
function onlyIn(text: string): string[] {
  const [, words = ''] =
    /(?:%|per ?cent) off (?!for|on|with|when|if|and\b|or\b|but\b|as\b|all\b|every|any|your|orders?|baskets?|the (?:price|whole))([a-z][a-z' -]{2,48}?)(?= with| when| if| on showing|[,.;]|$)/iu.exec(
      text,
    ) ?? []
  return words
    .split(/,|\band\b|\bor\b/u)
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** "30 per cent on mugs, cups and teapots, and 20 per cent on everything else"; none where there is one share. */
function sharesIn(text: string): NonNullable<BuyerRule['shares']> {
  const found = [...text.matchAll(ofShare)].map(({ 1: share, 2: words = '' }) => ({
    percent: Number(share),
    goods: ofRest.test(words)
      ? []
      : words
          .split(/,|\band\b|\bor\b/u)
          .map(part => part.trim())
          .filter(part => part !== ''),
  }))
  return found.length < 2 ? [] : found.toSorted((a, b) => Number(a.goods.length === 0) - Number(b.goods.length === 0))
}
const ofShare =
  /(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)(?: off)? (?:on|for|off) (.{3,80}?)(?=,? (?:and )?\d{1,2}(?:\.\d)? ?(?:%|per ?cent)|[.;]|$)/giu
const ofRest = /\b(?:everything|anything|all) else\b|\bthe rest\b|\bother (?:things|goods|items|products)\b/iu

/** "Gift boxes and sale goods are not discounted". */
function notLowered(sentence: string): string[] {
  const [, words = ''] = /^(.{3,80}?) (?:are|is) (?:not|never) (?:discounted|reduced)\b/iu.exec(sentence) ?? []
  return words
    .split(/,|\band\b|\bor\b/u)
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** Every share that a rule takes off. */
export const percentsOf = ({ tiers, shares = [] }: BuyerRule): number[] => [...tiers, ...shares].map(({ percent }) => percent)

/** What is taken off for these from goods of so much on. */
export const percentFor = ({ tiers }: BuyerRule, goods: number): number =>
  Math.max(0, ...tiers.filter(({ minimum }) => goods >= minimum).map(({ percent }) => percent))
