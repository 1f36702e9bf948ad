import { agesOf, grownUp } from '../language/ages.ts'
import { goodsOf, goodsWanted, hasWord, isAmong, qualitiesIn } from '../language/goods.ts'
import { sortOf } from '../language/sorts.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { toldNot } from './told-not.ts'
import type { Candidate, KindWish, Wish } from './wish.ts'
import { type Features, featuresOf, holds, isRefused, isWorn, type Term, termsOf } from './wish-terms.ts'

/** What was said and whom it is for. */
const spokenOf = ({ text, whom = '' }: Wish) => `${text} ${whom}`

export function isAllowed(product: Product, wish: Wish | KindWish): boolean {
  const { avoid = [], age, sale } = wish
  const features = featuresOf(product)
  if (avoid.some(word => isRefused(word, features) && !isOtherSort(word, features))) return false
  if (isBesideAGift(features) && !namesSuch(wish)) return false
  if (sale === true && !product.variants.some(({ price, compareAt, stock }) => stock !== 0 && compareAt !== undefined && compareAt > price))
    return false
  if (!isOfAge(product, age) || isOutgrown(product, wish)) return false
  const text = spokenOf(wish)
  return forAnimal(text, features.named) && forGender(text, features)
}

/** "Sick of the rental shoes", "no plastic toys": of the kind, and not told to be of that sort. */
function isOtherSort(word: string, features: Features): boolean {
  const { named, sorted, sentences } = features
  const sort = sortOf(word)
  return sort !== undefined && !isRefused(sort, features) && ![named, sorted, ...sentences].some(text => hasWord(text, sort))
}

/** A gift card or its sleeve suits every wish and meets none, as does what a present is wrapped in: each is meant where it is named. */
const isBesideAGift = ({ goods }: Features) => isAmong(besideAGift, goods)
const besideAGift = goodsOf(['gift card', 'card sleeve', 'wrapping paper', 'gift tag'])
const namesSuch = ({ among, like, text }: Wish): boolean =>
  among !== undefined || (like !== undefined && isBesideAGift(featuresOf(like))) || isAmong(goodsOf([text]), besideAGift)

/** For how old a child a product's texts say that it is. */
const agesTold = (product: Product) => {
  const { sorted, named, sentences } = featuresOf(product)
  return agesOf([sorted, named, ...sentences].join(' '))
}

/** The sentence that says for how old a child it is. */
export const tellsAge = ({ description }: Product, language: Language): string | undefined =>
  splitSentences(description[language] ?? '')
    .find(sentence => agesOf(sentence) !== undefined)
    ?.replace(/[。.]$/u, '')

/** Whether its texts leave it to who is so old. */
function isOfAge(product: Product, age: number | undefined): boolean {
  if (age !== undefined && age >= grownUp) return !isChildrens(product)
  const { min = 0, max = 99 } = (age === undefined ? undefined : agesTold(product)) ?? {}
  return age === undefined || (min <= age + leeway(min) && max >= Math.floor(age))
}

/** A cup "from 1 year" is nothing for who is at school, unless a cup is what is wanted. */
function isOutgrown(product: Product, wish: Wish | KindWish): boolean {
  const { age = 0, text } = wish
  if (age < atSchool || age >= grownUp || !tellsNoKind(wish) || goodsWanted(text).length > 0) return false
  const { min, max } = agesTold(product) ?? {}
  return (max === undefined && min !== undefined && min < age / 4) || (min === undefined && ofBabies.test(featuresOf(product).named))
}

/** What babies have is nothing for a child of three; a night light that is safe from birth may be. */
export function isForYounger(product: Product, age: number | undefined): boolean {
  const { sorted, named, sentences } = featuresOf(product)
  const { min: from, max = 0 } = (age === undefined || age < fromTheCot || age >= grownUp ? undefined : agesTold(product)) ?? {}
  if (max >= (age ?? 0)) return false
  return from !== undefined && from < age! / 4 && (from > 0 || ofBabies.test([sorted, named, ...sentences].join(' ')))
}
const ofBabies = /宝宝|婴儿|新生儿|满月|\b(?:bab(?:y|ies)|infants?|newborns?)\b/iu
const fromTheCot = 2
/** From then on even a toy that is safe from birth is left to others. */
const atSchool = 4

/** Half a year too young for a jigsaw or for a present of first clothes is little; what is not for children under three has small parts. */
const leeway = (from: number): number => (from > 3 || from < 0.5 ? 0.5 : 0)

const animals = [
  /猫|\b(?:cat|kitten|kitty)s?\b/iu,
  /狗|犬|\b(?:dog|puppy|puppies|pup)s?\b/iu,
  /仓鼠|\bhamsters?\b/iu,
  /兔|\b(?:rabbit|bunny|bunnies)s?\b/iu,
  /鸟|鹦鹉|\b(?:bird|parrot)s?\b/iu,
]

/** What is for another animal is left out where one was named. */
function forAnimal(text: string, title: string): boolean {
  const meant = animals.filter(animal => animal.test(text))
  const made = animals.filter(animal => animal.test(title))
  return meant.length === 0 || made.length === 0 || made.some(animal => meant.includes(animal))
}

/** What is for the other sex is left out where one was named. */
const forGender = (text: string, features: Features): boolean => suitsGender(text, features) >= 0

/** 1 where it is made for the one sex that was named, below 0 where for the other: by its names and kinds, else by what its text calls it. */
export function suitsGender(text: string, { named, sorted, sentences }: Features): number {
  const wants = [forWomen.test(text), forMen.test(text)] as const
  if (wants[0] === wants[1]) return 0
  const calls = `${named} ${sorted}`
  const told = sentences.join(' ')
  const [women, men] = [madeForWomen, madeForMen].map(made => made.test(calls))
  const made = women === men ? [toldForWomen, toldForMen].map(one => one.test(told)) : [women, men]
  return made[0] === made[1] ? 0 : made[wants[0] ? 0 : 1] === true ? 1 : -1
}
const forWomen =
  /(?<!\p{Script=Han})女(?!\p{Script=Han})|女[士式款生装鞋的]|女孩子|小姐姐|女友|女朋友|闺蜜|老婆|太太|媳妇|妈妈|\b(?:wom[ae]n'?s?|ladies|girlfriend|wife|mom|mum)\b/iu
const forMen =
  /(?<!\p{Script=Han})男(?!\p{Script=Han})|男[士式款生装鞋的]|男孩子|小哥哥|男友|男朋友|老公|先生|爸爸|\b(?:m[ae]n'?s?|guys?|boyfriend|husband|dad)\b/iu
const madeForWomen = /女[士式款生装鞋]|(?<!\p{Script=Han})女(?!\p{Script=Han})|妈妈|奶奶|\bwomen(?:['’]?s)?\b|\bladies\b/u
/** A gift for dads, or what a woman holds with ease, is for others too. */
const toldForWomen = /女[士式款装]|\b(?:for women|women['’]s|ladies)\b/u
const toldForMen = /男[士式款装]|\b(?:for men|men['’]s)\b/u
const madeForMen = /男[士式款生装鞋]|(?<!\p{Script=Han})男(?!\p{Script=Han})|爸爸|爷爷|\bmen(?:['’]?s)?\b/u

/**
 * What the wish calls by more than its kind: of "a tee with a dinosaur" the one that has one, whoever wears it. What half of them have tells none of them apart.
 */
function calledByMore(found: readonly Candidate[], { text, categoryWords = [] }: KindWish): (candidate: Candidate) => boolean {
  const kinds = goodsWanted(text).map(({ word }) => word)
  const terms = termsOf(text, [...categoryWords, ...kinds]).filter(
    ({ soft, words = [] }) => soft !== true && !words.some(word => childWords.test(word)),
  )
  const isCalled = (term: Term, { product }: Candidate) => holds(term, featuresOf(product)) > calls
  const telling = terms.filter(term => {
    const held = found.filter(candidate => isCalled(term, candidate)).length
    return held > 0 && 2 * held <= found.length
  })
  return candidate => telling.some(term => isCalled(term, candidate))
}
/** Above this share a word is one of a product's names or kinds. */
const calls = 0.65

const childWords =
  /儿童|宝宝|婴儿|新生儿|童装|小童|小学生|尿裤|尿布|尿不湿|\b(?:kids?'?|child(?:ren)?(?:'s)?|bab(?:y|ies)|toddlers?|infants?|newborns?|napp(?:y|ies)|diapers?)\b/iu

/** For a cat nothing that is made for dogs, where there is anything else. */
function ofSpecies(found: readonly Candidate[], text: string): readonly Candidate[] {
  const cat = cats.test(text)
  if (cat === dogs.test(text)) return found
  const [own, other] = cat ? [cats, dogs] : [dogs, cats]
  const isForOther = ({ product }: Candidate) => {
    const { named, sorted, sentences } = featuresOf(product)
    const whole = [named, sorted, ...sentences].join(' ')
    return other.test(whole) && !own.test(whole)
  }
  const suited = found.filter(candidate => !isForOther(candidate))
  return suited.length > 0 ? suited : found
}

const cats = /猫(?!抓痕|眼)|\b(?:cats?|kittens?)\b/iu
const dogs = /狗|犬|\b(?:dogs?|pupp(?:y|ies))\b/iu

/** For a pet nothing that is made for children. */
function forPet(found: readonly Candidate[], { whom = '' }: Wish): readonly Candidate[] {
  if (!forPets.test(whom.toLowerCase())) return found
  return found.filter(({ product }) => isForPets(product) || !isForChildren(product))
}

/** By its names and kinds. */
export const isForChildren = (product: Product): boolean => {
  const { named, sorted } = featuresOf(product)
  return childWords.test(named) || /玩具|童|母婴|\b(?:toys?|kids?)\b/iu.test(`${named} ${sorted}`)
}

/** Made for animals, by any of its texts. */
export const isForPets = (product: Product): boolean => {
  return forPets.test([namesAndKinds(product), ...featuresOf(product).sentences].join(' '))
}

const speaksOfChild = (wish: KindWish): boolean =>
  (wish.age !== undefined && wish.age < grownUp) ||
  (wish.age === undefined && (childWords.test(spokenOf(wish)) || ofChild.test(spokenOf(wish))))
const ofChild = /孩子|小朋友|女儿|儿子|娃|\b(?:son|daughter|boy|girl|lad|lass|nephew|niece|grandson|granddaughter)s?\b/iu

/** For children by its names, or by the ages that its texts give: 适合 2 岁半到 4 岁. */
const isChildrens = (product: Product): boolean =>
  childWords.test(namesOf(product)) ||
  featuresOf(product).sentences.some(sentence => ofYears.test(sentence) && (agesOf(sentence)?.max ?? grownUp) < teens)
const teens = 13
/** A lamp lasts for "5 to 10 years" as well. */
const ofYears = /岁|\b(?:age[sd]?|kids?|child(?:ren)?|toddlers?|bab(?:y|ies)|newborns?)\b/u

/** For children, of whom nobody has spoken. */
export const isChildrensAlone = (product: Product, wish: KindWish): boolean => isChildrens(product) && !speaksOfChild(wish)

/** Without its brand: what 巧手猫 makes is for no cat. */
function namesAndKinds(product: Product): string {
  const { named, sorted } = featuresOf(product)
  const { brand } = product
  return [brand.zh, brand.en]
    .flatMap(name => (name === undefined ? [] : [name.normalize('NFKC').toLowerCase()]))
    .reduce((left, name) => left.replaceAll(name, ' '), `${named} ${sorted}`)
}

const namesOf = ({ title }: Product) => `${title.zh ?? ''} ${title.en ?? ''}`
const names = ({ product }: Candidate) => namesOf(product)

/** Of "something to paint with that washes out of clothes" the children's colours, where nothing for others tells as much of it. */
function tellsMost(found: readonly Candidate[], isForOthers: (candidate: Candidate) => boolean, { text }: Wish) {
  const notIn = toldNot(text)
  const terms = termsOf(text, []).filter(({ soft }) => soft !== true)
  const toldOf = ({ product }: Candidate) => {
    const features = featuresOf(product)
    return terms.filter(term => holds(term, features) > 0).length - notIn(features)
  }
  const most = Math.max(1, ...found.filter(isForOthers).map(toldOf))
  return (candidate: Candidate) => toldOf(candidate) > most
}

/** Where a child is spoken of, toys and what is made for children come first; else that is left out unless there is nothing else. */
export function suitsWhom(all: readonly Candidate[], wish: KindWish): readonly Candidate[] {
  const { age, category, goods, whom = '' } = wish
  const text = spokenOf(wish)
  const found = forPet(ofSpecies(all, text), wish)
  if (!speaksOfChild(wish)) {
    const isToy = ({ product }: Candidate) =>
      (wish.whole !== true || whom !== '') &&
      goods.size === 0 &&
      category === undefined &&
      /玩具|母婴|\btoys?\b/iu.test(namesAndKinds(product)) &&
      !isForPets(product)
    // "Something cosy for mum" calls for no comforter, soft as it is; a toy for her is named as such.
    const isGrown = age !== undefined && age >= grownUp
    const isCalled =
      (isGrown || ofAdult.test(whom)) && goods.size === 0 && goodsWanted(wish.text).length === 0 ? () => false : calledByMore(found, wish)
    const isForOthers = (candidate: Candidate) => !isChildrens(candidate.product) && !isToy(candidate)
    const tells = whom === '' ? tellsMost(found, isForOthers, wish) : () => false
    // For less than what was shown nobody is shown what children have.
    const others = found.filter(
      candidate => isForOthers(candidate) || (wish.undercuts !== true && (isCalled(candidate) || tells(candidate))),
    )
    // Rather nothing than a toy for mum, where no kind is named.
    if (others.length > 0 || (ofAdult.test(whom.toLowerCase()) && tellsNoKind(wish))) return others
    // Nor is what children have an answer to who has seen all others.
    if (isGrown || (wish.exclude ?? []).some(sku => !found.some(({ product }) => product.sku === sku))) return others
    return wish.undercuts === true ? found.filter(({ product }) => !isWorn(product)) : found
  }
  const aged = ({ product }: Candidate) => age !== undefined && agesTold(product) !== undefined
  const suits = (candidate: Candidate) =>
    aged(candidate) ||
    childWords.test(names(candidate)) ||
    /玩具|童|\b(?:toys?|kids?)\b/iu.test(
      `${candidate.product.category.zh ?? ''} ${candidate.product.category.en ?? ''} ${featuresOf(candidate.product).sorted}`,
    )
  // "To the beach with the kids": who goes along is not yet whom it is for.
  if (wish.whole === true && age === undefined) return found
  const suited = found.filter(suits)
  // A baby has no use for what grown-ups are given.
  const speaksOfBabies = ({ product }: Candidate) => featuresOf(product).sentences.some(sentence => childWords.test(sentence))
  if (age !== undefined && age < 3 && tellsNoKind(wish)) return found.filter(one => suits(one) || speaksOfBabies(one))
  // 两个大人一个五岁娃，帐篷买哪个: a tent that tells no age suits as well, but nothing that grown-ups wear.
  const named = new Set(goodsWanted(text).flatMap(({ ids }) => ids))
  const isNamed = ({ product }: Candidate) => isAmong(named, featuresOf(product).goods) && !isWorn(product)
  if (age !== undefined && goesAlong.test(text) && found.some(isNamed)) return found.filter(one => suits(one) || isNamed(one))
  if (suited.length > 0 && (category === undefined || age !== undefined) && (goods.size === 0 || age !== undefined)) return suited
  return [...suited, ...found.filter(candidate => !suits(candidate))]
}

const goesAlong = /大人|我们|咱|一家|全家|\b(?:adults?|grown-?ups?|us|we|family|our)\b/iu

/** Labels of receivers who are grown up. */
const ofAdult =
  /妈妈|爸爸|老婆|老公|女朋友|男朋友|父母|长辈|爱人|同事|老师|\b(?:mum|dad|mother|father|wife|husband|girlfriend|boyfriend|parents|grandparent|partner|colleague|teacher)\b/u

const forGiving = /礼盒|礼物|礼品|送礼|送人|送给?(?:爸|妈|长辈|父母|朋友|女友|男友|她|他)|贺卡|\bgift|\bready to give\b|\bpresents?\b/u
const forPets = /宠物|猫|狗|犬|\b(?:pets?|cats?|dogs?)\b/u

/** Where no kind is told: nothing for an animal that nobody spoke of, and for a present nothing whose size nobody knows. */
export function forAnyone(found: readonly Candidate[], wish: KindWish): readonly Candidate[] {
  const { gift, size, whom = '', avoid = [] } = wish
  const text = spokenOf(wish)
  if (!tellsNoKind(wish)) return found
  const isCalled = calledByMore(found, wish)
  // 朋友家养了只猫 带点什么去好 tells nothing else: it may be something for the cat.
  const tellsElse =
    wish.whole !== true || avoid.length > 0 || qualitiesIn(text).some(({ words }) => !words.some(word => forPets.test(word)))
  const isOther = whom !== '' && !forPets.test(whom.toLowerCase()) && goodsWanted(wish.text).length === 0
  const isInPassing = isOther && tellsElse && !forAnimals.test(text)
  const wanted = new Set(goodsWanted(wish.text).flatMap(({ ids }) => ids))
  const suited = found.filter(candidate => {
    const { product } = candidate
    const { goods } = featuresOf(product)
    const ofUnknownSize =
      gift === true &&
      size === undefined &&
      !isCalled(candidate) &&
      !isAmong(wanted, goods) &&
      isWorn(product) &&
      new Set(product.variants.map(variant => variant.size)).size > 1
    // What a whole message means tells for which animal it is, if for any; a person's cats are told in passing, unless they are loved.
    const isOfAnimal = !isInPassing && (wish.whole === true || forPets.test(text.toLowerCase()))
    return !ofUnknownSize && (isOfAnimal || !forPets.test(namesAndKinds(product)))
  })
  return suited.length > 0 ? suited : found
}

/** What is wished for is for the animal, or for somebody who is mad about it. */
const forAnimals =
  /(?:爱|喜欢|迷|控|撸|给|送|爱好)[^，。！？]{0,6}(?:宠物|猫|狗|犬)|(?:猫|狗)奴|(?:猫|狗)(?:用|吃|玩|的)|\b(?:lov\w+|likes?|adores?|mad about|crazy about|fan of|obsessed with|for|loving) (?:(?:the|a|an|all|my|our|her|his|their|new|things?|anything) ){0,2}(?:pets?|cats?|dogs?|kittens?|pupp\w+)\b|\b(?:cat|dog|pet)[- ](?:lover|lady|mum|mom|dad|mad|person)\b/iu

export const tellsNoKind = (wish: Wish | KindWish) =>
  !('goods' in wish && wish.goods.size > 0) && (wish.category ?? wish.among ?? wish.like) === undefined

/** A present that is told no kind: what is made to be given first. */
export function asGifts(found: readonly Candidate[], wish: KindWish): readonly Candidate[] {
  const { gift, text, categoryWords = [] } = wish
  if (gift !== true || !tellsNoKind(wish)) return found
  const top = Math.max(...found.map(({ score }) => score), Number.MIN_VALUE)
  // "He camps a lot" tells more than a bow; "for mum" alone does not.
  const terms = termsOf(text, categoryWords).filter(({ soft }) => soft !== true)
  const isTold = terms.some(term => found.some(({ product }) => holds(term, featuresOf(product)) > 0))
  return found.map(candidate => {
    const { named, sorted, sentences } = featuresOf(candidate.product)
    return forGiving.test([named, sorted, ...sentences].join(' '))
      ? { ...candidate, score: candidate.score + (isTold ? 0.3 : 0.9) * top }
      : candidate
  })
}

/** What is made for who was named suits better than what tells nothing of that. */
export const bySex = (found: readonly Candidate[], wish: Wish): readonly Candidate[] =>
  found.map(one => ({ ...one, score: one.score + 0.6 * Math.max(0, suitsGender(spokenOf(wish), featuresOf(one.product))) }))

/** 1 for what is made from just that age on, less for what younger ones have too; 0 where nothing tells. */
export function suitsAge(product: Product, age: number | undefined): number {
  if (age === undefined || age >= grownUp) return 0
  const from = agesTold(product)?.min
  return from === undefined ? 0 : 1 / (1 + Math.abs(age - from))
}

/** What is made from that age on suits better than what babies have. */
export function byAge(found: readonly Candidate[], age: number | undefined): readonly Candidate[] {
  if (age === undefined || age >= grownUp) return found
  const fromOf = ({ product }: Candidate) => agesTold(product)?.min
  // What babies have is nothing for a child of three where there is something for one.
  const isOutgrown = (candidate: Candidate) =>
    isForYounger(candidate.product, age) || (age >= atSchool && (fromOf(candidate) ?? age) < age / 4)
  const fits = found.filter(candidate => !isOutgrown(candidate))
  const suited = fits.some(candidate => fromOf(candidate) !== undefined) ? fits : found
  return suited.map(candidate => ({ ...candidate, score: candidate.score + 0.6 * suitsAge(candidate.product, age) }))
}
