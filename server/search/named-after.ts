import { goodsOf, hasWord } from '../language/goods.ts'
import { stemOf } from '../language/words.ts'
import type { Product } from '../store/catalogue.ts'
import { featuresOf } from './wish-terms.ts'

/** An oven thermometer is no oven, nor a cot bed's cover a cot: none is called so, and all are called after it. What is in a gift box may well be it. */
export function isPartOfNames(kind: string, products: readonly Product[]): boolean {
  const word = kind.normalize('NFKC').toLowerCase()
  const said = /\p{Script=Han}/u.test(word) ? word : stemOf(word)
  const names = products.map(featuresOf)
  return (
    names.length > 0 &&
    names.every(({ named, sorted }) => {
      const after = named.split(said).slice(1)
      // "Whisk Large" and 打蛋器五档 are whisks: what follows must be goods of its own.
      return (
        after.length > 0 &&
        after.every(rest => goesOn.test(rest) && (thing.test(rest) || goodsOf([rest]).size > 0)) &&
        !hasWord(sorted, said) &&
        !given.test(named)
      )
    })
  )
}
/** 咖啡壶, 烤箱温度计: how what is called after it ends. */
const thing = /^\p{Script=Han}{0,4}[壶机杯豆粉垫套架袋锅布纸计秤瓶罐刷带盖座灯](?!\p{Script=Han})/u
const goesOn = /^(?:\p{Script=Han}|(?:e?s)? (?!for\b|with\b|in\b|by\b|from\b|and\b|of\b)[a-z])/u
const given = /礼|盒|\b(?:gifts?|box|boxes|bundles?|hampers?|tins?|trio)\b/u
