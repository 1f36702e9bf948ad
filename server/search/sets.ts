import type { Product } from '../store/catalogue.ts'
import { featuresOf } from './wish-terms.ts'

const wanted =
  /一(?:整)?套|整套|全套|成套|套装|齐全|一套齐|要(?:买|准备|备)(?:些|点)?(?:啥|什么|哪些)|都(?:有|带|配)的|\ball[- ]in[- ]one\b|\b(?:whole|complete|full|starter|beginner'?s?) (?:set|kit|bundle|pack)s?\b|\bbundles?\b|\beverything (?:i|we|you|he|she|they)(?:'ll| will| would|'d)? need\b|\bwhat (?:do|would|will|else do|all do) (?:i|we) need\b/iu

/** All of it at once is wanted, or it is asked what belongs to it. */
export const asksForSet = (text: string): boolean => wanted.test(text)

/** By its name several things together that belong to one use; what is put together to be given away is none. */
export const isSet = (product: Product): boolean =>
  /套装|套组|全套|件套|\b(?:sets?|kits?|bundles?)\b/u.test(featuresOf(product).named) && !/礼|\bgifts?\b/u.test(featuresOf(product).named)
