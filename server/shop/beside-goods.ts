import { createLately } from '../dialogue/lately.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { Ports } from './likeliest.ts'
import { dot } from './nearest-products.ts'
import type { createSentenceVectors } from './sentence-vectors.ts'
import { productText } from './vectors.ts'

/** How surely each product meets a wish by its text, in logits; nothing when late. */
export type ReadGoods = (wish: string, texts: string[]) => Promise<number[] | undefined>

/** A turn looks for one wish several times, within other limits. */
const mostWishes = 50
/** Characters; the reader sees no more of them. */
const longestText = 400

/** What models make of products beside a wish: each pair is read once while the wish is fresh, and vectors are remembered with those of sentences. */
export function createBesideGoods(
  read: ReadGoods,
  vectors: Pick<ReturnType<typeof createSentenceVectors>, 'of' | 'question'>,
): Pick<Ports, 'inEnglish' | 'readGoods'> {
  const lately = createLately<Map<string, number>>(mostWishes)
  return {
    async inEnglish(text, products) {
      const texts = products.map(product => productText(product, 'en'))
      if (texts.some(each => each === '')) return undefined
      const [wish, known] = await Promise.all([vectors.question(text, true), vectors.of(texts, true)])
      return wish === undefined ? undefined : known?.map(({ whole }) => dot(wish.whole, whole))
    },
    async readGoods(wish, products, language) {
      const texts = products.map(product => goodsText(product, language))
      const known = lately(wish, () => new Map())
      const missing = [...new Set(texts.filter(text => !known.has(text)))]
      const found = missing.length === 0 ? [] : await read(wish, missing)
      for (const [at, logit] of (found ?? []).entries()) known.set(missing[at]!, logit)
      return found === undefined ? undefined : texts.map(text => known.get(text)!)
    },
  }
}

/** As the reader has learnt it (`training/answers/pairs.py`): what it is called, then what is said of it; in the other language where it is not called anything in this. */
export function goodsText({ title, category, highlights, description }: Product, language: Language): string {
  const of = title[language] === undefined ? (language === 'zh' ? 'en' : 'zh') : language
  const said = [category[of], ...(highlights[of] ?? []), description[of]].filter(part => part !== undefined)
  return `${title[of] ?? ''}: ${said.join(of === 'zh' ? '，' : ', ')}`.slice(0, longestText)
}
