import { hasWord } from '../language/goods.ts'
import type { Product } from '../store/catalogue.ts'
import { featuresOf } from './wish-terms.ts'

const wanted =
  /一(?:整)?套|整套|全套|成套|套装|齐全|一套齐|要(?:买|准备|备)(?:些|点)?(?:啥|什么|哪些)|都(?:有|带|配)的|\ball[- ]in[- ]one\b|\b(?:whole|complete|full|starter|beginner'?s?) (?:set|kit|bundle|pack)s?\b|\bbundles?\b|\beverything (?:i|we|you|he|she|they)(?:'ll| will| would|'d)? need\b|\bwhat (?:do|would|will|else do|all do) (?:i|we) need\b/iu

/** 给配几样, "a rain head and whatever it needs": several things that go together. */
export const asksForSeveral = (text: string): boolean => several.test(text)
const several =
  /(?:配|来|买|选|挑|凑|搭|备|推荐)(?:上|个|齐)?(?:几样|几件(?!套)|一整?套|全套|一身)|配齐|都(?:需要|得|要)(?:买|配|备)(?:些|点)?(?:啥|什么|哪些)|\b(?:whatever|what(?:ever)? else|everything(?: else)?|all) (?:it|i|we|they|he|she|you)(?:'d| would| will|'ll| do)? needs?\b|\bwhat else (?:do|would|will|should) (?:i|we) (?:need|get)\b|\b(?:the whole lot|full kit|whole kit|kit (?:me|him|her|us) out|a few (?:bits|things|pieces)|all the bits|bits and bobs)\b/iu

/** All of it at once is wanted, or it is asked what belongs to it. */
export const asksForSet = (text: string): boolean => wanted.test(text)

/** By its name several things together that belong to one use; what is put together to be given away is none. */
export const isSet = (product: Product): boolean =>
  /套装|套组|全套|件套|\b(?:sets?|kits?|bundles?)\b/u.test(featuresOf(product).named) && !/礼|\bgifts?\b/u.test(featuresOf(product).named)

/** "It screws to an arm, which is sold separately", "carries any of our rain heads": the text of the one speaks of the other by its last word. */
export const belongTogether = (one: Product | undefined, other: Product): boolean =>
  one !== undefined && (speaksOf(one, other) || speaksOf(other, one))

const speaksOf = (product: Product, other: Product): boolean => {
  const { named } = featuresOf(other)
  const heads = [
    /[a-z]{3,}$/u.exec(named.trim())?.[0],
    /\p{Script=Han}{2}$/u.exec(other.title.zh ?? '')?.[0],
    /[a-z]{3,}$/u.exec((other.title.en ?? '').toLowerCase())?.[0],
  ]
  return heads.some(head => head !== undefined && featuresOf(product).sentences.some(sentence => hasWord(sentence, head)))
}
