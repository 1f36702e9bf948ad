import type { Language } from '../language/language.ts'
import { calledIn, type Scope } from './draft-named.ts'
import type { DraftPart } from './draft-parts.ts'
import type { Before, DraftShop } from './draft-state.ts'
import { piecesIn } from './pieces.ts'
import { isOfSomeName } from './siblings.ts'

const counters = '[个件条双只把盏张本支盒包套袋份台瓶顶辆副枝对块床卷罐片]'
/** How much of it and what is done with it: no name. */
export const aroundName: Record<Language, RegExp> = {
  zh: new RegExp(
    `(?:^|(?<=.))(?:给我|帮我|我要|我想要?|一共|总共|现在|多少钱?|[一两俩二三四五六七八九十\\d]+${counters}(?!套)|${counters}(?=[吧呢啊了呀]|$)|来|要|拿|买|再|也|都|就|还|加|改成?|包邮|免邮|免运费|它们?|就?够了?|就行|就好|吧|吗|么|呢|啊|哦|了|呀)`,
    'gu',
  ),
  en: /\b(?:i'?ll|ill|(?:i|we)'?d|i|we|can(?= (?:i|we|you|u)\b)|could|have|get|need|want|take|add|put|stick|chuck|throw|in|just|only|please|pls|plz|then|(?:will|'?ll|should) (?:do|be (?:fine|enough|ok))|is (?:enough|fine|plenty)|too|as well|also|and|the|a|an|some|of|my|for|me|to|with|meant?|said|it|is|was|x ?\d+|\d+ ?x|one|two|three|four|five|six|seven|eight|nine|ten|pairs?|pieces?|(?:bags|boxes|packs|packets|tubs|tins|jars|bottles|rolls|sets)(?= of (?:those|these|them|it|that)\b)|more|another|now|actually|sorry|make|those|that|them|em|these|this|ones?|out|off)\b/giu,
}

/** How many a part counts, and its words without that. A number that is a size, an option or part of a name counts nothing. */
export function countIn(
  text: string,
  part: DraftPart,
  order: readonly string[],
  language: Language,
  before: Before,
  shop: DraftShop,
): { count?: number; words: string } {
  const pieces = piecesIn(text)
  const near = [...order, ...(before.focus === undefined ? [] : [before.focus]), ...before.shown]
  const called = pieces.length === 0 ? [] : calledAnyhow(text, { ...before, order }, shop)
  // "2 pots" beside a tin of 2 lb: two pots.
  const owners = called.length > 0 ? called : near
  /** 7包 of 7包小袋 counts nothing. */
  const labelsHold = (piece: string) => /\d|[一两二三四五六七八九十]/u.test(piece) && isLabelPart(piece, [...near, ...called], shop)
  /** "The 24 tin" of a tin of 24. */
  const inName = (number: string) => {
    const skus = new Set([...near, ...called])
    return (
      shop.vocabulary.products.some(
        ({ sku, names }) => skus.has(sku) && names.some(name => (name.match(/\d+/gu) ?? []).some(one => one === number)),
      ) && new RegExp(`\\b(?:the|that) ${number}\\b`, 'u').test(text)
    )
  }
  const isOption = ({ value, counted, start, end }: ReturnType<typeof piecesIn>[number]) =>
    /^ ?\p{Script=Han}装/u.test(text.slice(end)) ||
    /^-[a-z]/u.test(text.slice(end)) ||
    (language === 'zh' && labelsHold(text.slice(start, end + 1))) ||
    (value > 1 && inName(String(value))) ||
    (/^\p{Script=Han}/u.test(text.slice(end)) && isOfSomeName(text.slice(start, end + 1), shop.vocabulary)) ||
    /^ ?[a-z×*°℃%"″′]\d?(?![a-z])|^[a-z]/iu.test(text.slice(end)) ||
    /[×*]$/u.test(text.slice(0, start)) ||
    (!counted && (asSize.test(text) || owners.some(sku => shop.variantsNamed(` ${value} `, sku).length > 0)))
  // 共三件: of all that is told; 鞋子一共两双 are two pairs of those.
  const isOfAll = ({ start }: { start: number }) => {
    const [all] = /(?:总?共|一共|加起来)(?:是|要)?$/u.exec(text.slice(0, start)) ?? []
    return (
      all !== undefined &&
      text
        .slice(0, start - all.length)
        .replace(aroundName.zh, ' ')
        .trim() === ''
    )
  }
  // "Hes a 12" counts nothing: a bare number stands before what it counts, alone or behind "make the hose".
  const isBare = ({ start, end, counted, value }: ReturnType<typeof piecesIn>[number]) => {
    if (counted || /^ [a-z]{2}/u.test(text.slice(end)) || /^(?:make|have)\b/u.test(text)) return false
    if (language === 'zh') return /^\d+$/u.test(text.slice(start, end)) && text.replace(/[\d\s]/gu, '').length > 1
    const rest = `${text.slice(0, start)} ${text.slice(end)}`.replace(aroundName.en, ' ').trim()
    return rest !== '' && (value > mostBare || /\b(?:a|an|in|size|sz|age|aged|he'?s|she'?s|is|no|number) $/u.test(text.slice(0, start)))
  }
  const free = pieces.filter(one => !isOption(one) && !isOfAll(one) && !isBare(one))
  const said = free.find(({ counted }) => counted)?.value ?? (free.length === 1 ? free[0]!.value : part.each)
  const isOne =
    part.within === true ||
    (said === undefined && (part.service === undefined ? impliedOne : onOne).test(text)) ||
    (said === undefined && ((language === 'en' && oneOfIt.test(text)) || justOne.test(text)))
  const count = isOne ? 1 : said
  const words = free
    .filter(({ end }) => end <= text.length)
    .reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  return { words, ...(count === undefined ? {} : { count }) }
}

const asSize = /\b(?:size|sz|in) (?:a )?\d/iu
/** 再来件米白的: one of it. */
const impliedOne = /(?:来|加|要|拿|买|添|配)(?!包(?:装|起|一|下|个|成|好|上|邮))[个条件双只把盏张本支盒包套袋份台瓶顶罐块](?!数|月)/u
/** "Gift wrap just for one": one piece of it. */
const onOne = /\b(?:for|only|just) one\b|只(?:包|给)一/iu
/** What a text calls at all, for what its options are called. */
const calledAnyhow = (words: string, scope: Scope, shop: DraftShop): string[] => {
  const called = calledIn(words, scope, shop, false)
  return called === undefined ? [] : 'sku' in called ? [called.sku] : [...called.among]
}
const isLabelPart = (piece: string, skus: readonly string[], shop: DraftShop): boolean =>
  skus.some(sku => shop.variantsOf(sku).some(({ label }) => label.includes(piece)))
/** A larger number behind a name is a size of it. */
const mostBare = 6
/** "Just one 60 mm then". */
const justOne = /\b(?:just|only) (?:the )?one\b(?! (?:more|thing|question|last|other)\b)/iu
/** "I'll have one", "yes one of them". */
const oneOfIt = /\b(?:have|take|get|want|need|add|like) one\b|^(?:just |only )?one(?: of (?:them|those|these))?$|\banother\b/iu
