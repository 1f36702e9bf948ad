import { type Arm, type Feature, features, type Moment } from './arms.ts'
import type { Shares } from './choose.ts'

export const armLabels: Record<Arm, { zh: string; en: string }> = {
  plain: { zh: '只回答问题', en: 'answer and no more' },
  ask_need: { zh: '询问需求', en: 'ask what is needed' },
  bestsellers: { zh: '展示热门商品', en: 'show what others like' },
  help_decide: { zh: '把看过的商品并排比较', en: 'set what was looked at side by side' },
  coupon: { zh: '给出首单优惠', en: 'offer the coupon for a first order' },
}
export const featureLabels: Record<Feature, { zh: string; en: string }> = {
  returning: { zh: '不是第一次来', en: 'has been here before' },
  phone: { zh: '使用手机', en: 'is on a phone' },
  from_ad: { zh: '来自广告', en: 'came by an advertisement' },
  need_known: { zh: '已说出需求', en: 'has said what it is to be' },
  looked_around: { zh: '看过一些商品', en: 'has looked around' },
  one_kind: { zh: '一直在看同一类商品', en: 'keeps to one kind of thing' },
  comparing: { zh: '在几件商品之间犹豫', en: 'is between several things' },
  bargain: { zh: '在意价格', en: 'looks for a good price' },
  gift: { zh: '要送礼', en: 'looks for a present' },
  doubts: { zh: '问过运费、退换或保修', en: 'asked about postage, returns or warranty' },
  hesitating: { zh: '停留未动', en: 'has done nothing for a while' },
  in_cart: { zh: '购物车里有商品', en: 'has something in the cart' },
  talked: { zh: '聊了一会儿', en: 'has talked for a while' },
}

/** Why an arm was chosen: a sentence in both languages first, the numbers behind it. */
export type Why = {
  sentence: { zh: string; en: string }
  /** Chance of every arm that was possible. */
  shares: Partial<Record<Arm, number>>
  /** Progress (0 … 1) that was expected of each. */
  expected: Partial<Record<Arm, number>>
  moment: Partial<Moment>
}

export function whyOf(arm: Arm, moment: Moment, shares: Shares, expected: ReadonlyMap<Arm, number>): Why {
  const known = features.filter(feature => moment[feature] >= 0.5)
  const told = (language: 'zh' | 'en') => known.map(feature => featureLabels[feature][language])
  const chance = Math.round(100 * (shares.get(arm) ?? 0))
  const best = [...expected].every(([, progress]) => progress <= (expected.get(arm) ?? 0))
  return {
    sentence: {
      zh: `${known.length === 0 ? '对这位顾客还所知甚少' : `这位顾客${told('zh').join('、')}`}；${best ? '据目前所学，这样最有帮助' : '为了继续学习也会试别的'}：${armLabels[arm].zh}（机会 ${chance}%）。`,
      en: `The shopper ${known.length === 0 ? 'is hardly known yet' : told('en').join(', ')}; ${best ? 'by what was learnt so far it helps most' : 'other things are tried now and then to learn of them'}: ${armLabels[arm].en} (a chance of ${chance} %).`,
    },
    shares: Object.fromEntries(shares),
    expected: Object.fromEntries(expected),
    moment: Object.fromEntries(features.flatMap(feature => (moment[feature] === 0 ? [] : [[feature, moment[feature]]]))),
  }
}
