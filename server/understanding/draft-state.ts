import type { OptionsTold, Summed } from '../dialogue/conversation.ts'
import type { Language } from '../language/language.ts'
import type { Scope } from './draft-named.ts'
import type { Shop } from './message.ts'

/** A variant of a product as it is chosen: `label` is what the shop calls it, `isThere` that it can be had. */
export type Variant = { sku: string; label: string; isThere: boolean }

/** A line of an order; `variants`: those it may be, none where its product comes in one. `isNew`: this message has taken it, `isCounted`: and told how many; `wrapped`, `engraved`: so many pieces of it. */
export type DraftLine = {
  product: string
  quantity: number
  variants: readonly string[]
  said: string
  isNew?: true
  isCounted?: true
  /** In this colour, which it does not come in. */
  colour?: string
  wrapped?: number
  engraved?: number
}

/**
 * What an order comes to be by a message. `unclear`: words that take something of which it cannot be told what it is, `alike`: of these perhaps; `isServed`: what is done to its lines is told line by line; `isOptioned`: options of what is named are said, or one of each; `isRecounted`: another count of a line is said; `isAbsent`: something that it has not is let go of; `wished`: words that wish for what they do not name; `about`: the product that was spoken of last.
 */
export type Draft = {
  lines: readonly DraftLine[]
  isChanged: boolean
  named: readonly string[]
  unclear: readonly string[]
  alike: readonly string[]
  isServed: readonly ('wrapping' | 'engraving')[]
  isOptioned: boolean
  isRecounted: boolean
  isAbsent?: true
  /** Products of which what was let go was told by its option: the rest of them stays. */
  parts?: readonly string[]
  wished?: string
  about?: string
}

export type DraftShop = Pick<Shop, 'speaksOf' | 'vocabulary' | 'firstBy' | 'holding'> & {
  /** Which of these the words point at by what tells it from the others. */
  described(text: string, skus: readonly string[]): readonly string[]
  variantsOf(product: string): readonly Variant[]
  /** The variants that words name; what they do not say stays as it is in `remembered`. */
  variantsNamed(text: string, product: string, remembered?: string): readonly string[]
}

export type Before = Omit<Scope, 'order'> & {
  lines: readonly Summed[]
  together: readonly string[]
  /** Which variant of each product was meant last. */
  variants: readonly { product: string; sku: string }[]
  names: readonly string[]
  /** Products that were ordered before, whatever of them is told anew. */
  ordered?: readonly string[]
  /** Whatever is named is taken: said so by the reader, or added up. */
  takes: boolean
  /** What was said of the options of things before. */
  told?: readonly OptionsTold[]
  /** What was heard is put right. */
  putsRight?: true
  /** What is talked about was shown just now, as an answer to a wish, and nobody has spoken of it. */
  isOffered?: boolean
}

/** An order while a message is read. */
export type State = {
  lines: readonly DraftLine[]
  /** What this sentence lets go, which something may take the place of. */
  gone: readonly DraftLine[]
  /** The line that was spoken of last in this message; `base`: how many of it were said before its options were told apart. */
  last?: { at: DraftLine; base?: number }
  unclear: readonly { text: string; among: readonly string[]; count?: number }[]
  named: readonly string[]
  isChanged: boolean
  /** What is named next is another one. */
  isApart?: true
  /** What is let go of is not in it. */
  isAbsent?: true
  /** What was only asked about in this message: 粉色39有吗 before 要一双. */
  weighed?: { product: string; variants: readonly string[] }
  /** Products of which what was let go was told by its option. */
  parts?: readonly string[]
  /** Something was let go by its name. */
  isLetGo?: true
  /** What was let go was only pointed at: "change it". */
  isPointed?: true
  /** What was let go was denied: "not the splash". */
  isDenied?: true
  /** Words that wish for something that they do not name: a count behind them is of that. */
  wished?: string
  isServed?: readonly ('wrapping' | 'engraving')[]
  isOptioned?: true
  /** A count was said of a line that was there. */
  isRecounted?: true
  /** Products of which a count was said, and those whose count was told apart by their options. */
  counts?: readonly string[]
  /** Of these those of which more is taken. */
  mores?: readonly string[]
  parted?: readonly string[]
  /** What is spoken of and not let go; where all the rest goes (`isAll`), it is what stays. */
  spoken?: readonly { product: string; variants: readonly string[] }[]
  isAll?: true
}

/** What a part names: a product, the variants of it that it says, how many. */
export type Mention = {
  product?: string
  variants: readonly string[]
  /** It names no product: an option of one, or it points. */
  by: 'name' | 'option' | 'pointing' | 'nothing'
  /** Nothing but a count or a pointing word. */
  bare?: true
  count?: number
  /** It says this colour, which its product does not come in. */
  colour?: string
  /** It takes something, perhaps one of these. */
  unclear?: readonly string[]
}

export const takesVerb: Record<Language, RegExp> = {
  zh: /来|要(?!是|不)|拿(?!掉)|买|加(?!起)|带上|下单|吧$|就(?=那|这)/u,
  en: /\b(?:i'?ll (?:have|take|get|go)|ill (?:have|take|get|go)|i(?:'?d| would) (?:like|take|go)|(?:i )?(?:want|need|wanna)(?= (?:the|that|those|one|two|three|\d))|gimme|give me|add|get me|(?:can|could) i (?:have|get|add)|let me (?:have|get)|(?:put|stick|chuck|throw|pop|bung)(?= (?:in|me|it|that|those|them|an?|one|two|three|\d+|another|some|the)\b)|take|grab|go with|going with|pls|plz|please|forgot|x ?\d+|\d+ ?x)\b/iu,
}
/** "Jacket it is", 那就外套吧: nothing new is taken. */
export const settlesOn = (text: string): boolean =>
  /\bit(?: i|['’]?)s(?: then)?\s*(?:$|[.,!])|\bit(?:['’]?ll| will) be the\b|(?:^|[，,\s])(?:那|就|那就|还是|定)+(?:这?[个件双顶款])?\p{Script=Han}{1,6}(?:了|吧)(?:$|[，,。！!\s])/iu.test(
    text,
  )
/** Whatever it comes in. */
export const everyOption: Record<Language, RegExp> = {
  zh: /(?:[两俩三四几]|\d|每)(?:个|种|样)?颜?色|每[种样款]|每个?(?:尺?码|尺寸|号)|(?:两|三|四)种/u,
  en: /\b(?:each|every) (?:colou?r|size|kind)\b|\b(?:of|in) (?:each|every)\b/iu,
}
export const sameAs = /\bsame\b|同样|一样|同款|同色|同码/iu
/** "Can I have two of these", 能加一个吗: asked for, and nothing asked of it. */
const requests =
  /\b(?:can|could|may) (?:i|we|you|u) (?:please )?(?:have|get|take|add|order|put|include|please|do me)\b|(?:能|可以|可不可以|能不能)(?:给我|帮我)?(?:来|加|拿|下单|换成|改成)/giu
export const isRequest = (text: string): boolean => text.search(requests) >= 0
export const withoutRequests = (text: string): string => text.replace(requests, ' ')
/** Asked of what is paid: nothing of it is turned down by that. */
export const ofMoney =
  /多少|钱|价|一共|总共|算[一]?下|算算|[再重]新?(?:给我|帮我)?算|\b(?:how much|total|cost|price|come to|altogether|all together|pay|sum)\b/iu

/** Others of its kind. */
export const alike = (product: string, { vocabulary }: DraftShop): string[] => {
  const category = vocabulary.products.find(({ sku }) => sku === product)?.category
  return category === undefined
    ? []
    : vocabulary.products.flatMap(one => (one.category === category && one.sku !== product ? [one.sku] : []))
}

export const isOf = (product: string | undefined, variants: readonly string[]) => (line: DraftLine) =>
  line.product === product && (variants.length === 0 || line.variants.length === 0 || line.variants.some(sku => variants.includes(sku)))
