/** What a part of a message has done to goods, or takes back. */
export type DraftService = { of: 'wrapping' | 'engraving'; off: boolean }

/** What is done to goods, and which words take it back. */
const services: readonly { of: 'wrapping' | 'engraving'; on: RegExp; off: RegExp; not: RegExp }[] = [
  {
    of: 'wrapping',
    on: /包(?:装(?![纸袋盒])|起来|一?下|上|好|个?礼盒|成)|(?:就|只|光)包(?![邮括含裹])|(?<![一两俩二三四五六七八九十\d])包(?=[一两俩二三四五六\d]+[个件条双只把盏张本支])|(?:不用|不需要|不必)包(?:了|吧|啦|咯|$)|别包|不包(?![邮括含])|礼盒(?:包|装)|(?:用|要|加|包)个?礼盒|包(?:上|成|好|个|层)?(?:礼[品物]?|彩|花|牛皮|包装)纸|[系绑扎](?:上|个|一?条)?(?:丝|彩|缎)带|\b(?:un)?(?:gift[- ]?)?wrap(?:ped|ping|s)?\b(?! paper)/iu,
    not: /\b(?:un)?wrapped ones?\b|[没不]包的那/iu,
    off: /(?:别|不|没|去掉|取消|免).{0,3}(?:包|礼盒)|不算.{0,4}包装|\bunwrapped\b|\b(?:not|no|without|forget(?: about)?|skip|drop|don'?t) (?:the |any |need |want )?(?:gift[- ]?)?wrap/iu,
  },
  {
    of: 'engraving',
    not: /\bengraved ones?\b|[没不][刻绣]的那/iu,
    on: /[带含加]?[刻绣印](?:上|个|一|俩|两|[\d三四五六]|字|名|了|吧|$)|\b(?:engrav\w*|monogram\w*|embroider(?:ed)?|personali[sz]\w*|initials|(?:same |first |a |the |her |his |my )?name (?:labels?|tags?|on (?:it|them))|name labels?|burnt? (?:in|into|on))\b/iu,
    off: /(?:别|不|没|去掉|取消).{0,3}[刻绣印]|不算.{0,6}[刻绣]|\b(?:not|no|without|forget(?: about)?|skip|drop|leave off) (?:the |any )?(?:engrav|name|initials|monogram)/iu,
  },
]
export const withService = (service: DraftService | undefined) => (service === undefined ? {} : { service })
export const serviceIn = (text: string): DraftService | undefined => {
  const found = services.find(({ on, not: those }) => on.test(text) && !those.test(text))
  return found === undefined ? undefined : { of: found.of, off: found.off.test(text) }
}

/** A text without the words for what is done to goods. */
export const withoutService = (text: string): string =>
  services.reduce((left, { on }) => left.replace(new RegExp(on.source, 'giu'), ' '), text).replace(/礼[品物]|礼盒|卡片|贺卡/gu, ' ')
