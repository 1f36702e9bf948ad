import { fold, isHan, tokensOf } from './fold.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * The language of a turn by its script and its common words. A turn that gives no evidence (digits, emoji, a brand, "ok", another
 * script) keeps the previous one. In mixed turns Chinese counts: "shipping多久" is Chinese, "do you ship to 北京" is English.
 */
export function languageOf(text: string, previous: Language): Language {
  const folded = fold(text).text.replace(/https?:\/\/\S+|[^\s@]{1,64}@\S+/g, ' ')
  let han = 0
  for (const character of folded) if (isHan(character)) han++
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(folded)
  const words = tokensOf(folded)
    .map(({ text: word }) => word)
    .filter(word => /^[a-z]/.test(word) && !neutral.has(word))
  const common = words.filter(word => commonEnglish.has(word)).length
  // A Chinese particle at the end makes the sentence Chinese: "ship to UK吗".
  if (han > 0 && /[吗呢吧么呀啊嘛亲][\s?!。]*$/.test(folded)) return 'zh'
  if (han > 0 && !kana) return (common >= 3 && common * 2 > han) || (common >= 2 && words.length >= 3 && han <= 2) ? 'en' : 'zh'
  return common > 0 || words.length >= manyWords ? 'en' : previous
}

/** So many Latin words in a row are no brand name, whatever they are. */
const manyWords = 4

const wordsOf = (list: string) => new Set(list.trim().split(/\s+/))

/** Said in every language of the trade. */
const neutral = wordsOf('ok okay k lol haha hahaha wow app vip usb wifi led pro max plus mini xs s m l xl xxl xxxl id ai qq vs cm mm kg ml')

/** What English turns are made of, and things shoppers name with a single word; brands are not in it. */
const commonEnglish = wordsOf(`
  a an the this that these those it its it's i i'm i'd i'll my me we our you u your he she they them his her
  is are am was were be been do does did don't doesn't didn't have has had can can't could would will won't should may must
  what what's which who who's whose where where's when why how how's and or but not no nope nah yes yeah yep yup sure please pls plz
  greetings howdy heya helloo hii cya ttyl gotta farewell later absolutely exactly definitely alright goodnight tysm thnx thanku
  hello hey hiya hi thanks thank thx ty bye goodbye morning evening cheers sorry
  to of in on for with without from by at as about under over between around less more than any some other others else another
  need want wanna looking look find show buy get give take add remove send ship shipping deliver delivery return returns refund exchange
  pay payment price cost cheap cheaper cheapest expensive discount coupon code sale deal order track cart basket bag checkout cancel change
  size sizes small medium large big bigger smaller colour colours color colors black white red blue green grey gray pink yellow purple brown beige orange
  gift gifts present recommend recommendation suggest popular best good better nice new help human agent person people speak talk
  stock available left long much many day days week time today tomorrow now soon first second third last one two three next
  shoes shoe boots sneakers trainers jacket jackets coat dress shirt shirts jeans pants socks hat bags backpack headphones earbuds speaker phone laptop
  mug mugs cup bottle pan knife kitchen tent tents lamp sofa chair table toy toys book books skincare sunscreen cream lipstick perfume
  cat dog pet kids baby mom mum dad wife husband girlfriend boyfriend friend friends daughter son
  warranty invoice receipt waterproof wireless leather cotton broken wrong late different same difference compare never mind stop again
  too very really just only also there here let's so if because like love great awesome perfect fine right correct`)
