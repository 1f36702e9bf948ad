import { isColourWord, mayBeNone } from './colours.ts'
import { fold } from './fold.ts'
import { findGoods, goodsOf, qualitiesIn } from './goods.ts'
import { isMatter } from './matter.ts'
import { alreadyThere } from './owned.ts'
import { withoutOverlaps } from './stretches.ts'

/** What is refused in a folded text, without articles and without the verb of having. */
export type Denial = { word: string; start: number; end: number }

const chinese =
  /(?:(?:老是?|总是?|咋|怎么|为啥|干嘛)[还又老总]?给?我?推|不要|别要|不想要|不考虑|不太?喜欢|讨厌|拒绝|除了|别给我|别再?推荐?|不想买|不买|不带|不含|不能有)(?:推荐?|看|发|那种|这种|什么|那些|这些|带|有|是|含|用)?(?!超过|太|贵|急|发票|高于|低于|这么|那么|那个|这个|了|的|吗|钱(?!包|夹)|可以|能|怎么|就|不要|退|换)([\p{Script=Han}a-z0-9]+)/gu
/** Where what is denied ends, and what is no part of it. */
const chineseEnd = /(?:的|了|以外|之外|外|还|都|就|也|啊|吧|呢|吗|嘛|款|那种|有没|有啥|再|其他|别的).*$/u
/** 塑料的不要, 塑料的就算了. */
const chineseAfter = /(?<![\p{Script=Han}a-z])([\p{Script=Han}a-z]{1,8}?)的(?:那种|款)?(?:不要|不考虑|就算了|除外)(?!吗)/gu

/** 对乳胶过敏, "a nut allergy": what must not be in it, whatever is wanted. */
const allergies =
  /对([\p{Script=Han}和、]{1,8}?)(?:都|会|有点|有些|严重|容易)*过敏(?!原)|\b(?:allergic to|(?:has|have|with|had|got) (?:an? )?(?=[a-z]{3,12} allerg))(?: (?:the|all|any))? ?([a-z]{3,12}(?: (?:and|or) [a-z]{3,12})?)|(?:闻|受|吃|喝|碰|穿|用)不(?:了|得|惯)([\p{Script=Han}]{2,6}?)(?:的|这|那|味|香|制|做|$|[^\p{Script=Han}])/gu

/** 别本子, 别木头的: goods or what they are like, in a piece of its own; 别急 and 特别 refuse nothing. */
const bare =
  /(?<=^|[\s,，。.;；!！])别(?:送|买|拿|选)?(?![的人家墅处致名再说急担太超贵让忘弄给推发写放错])([\p{Script=Han}a-z]{2,6}?)(的)?(?=$|[\s,，。.;；!！])/gu

/** 乳胶的味我受不了, 坚果她不吃, "wool itches him": what somebody cannot bear, named first. */
const bearers = '(?:我|她|他|孩子|小孩|娃|宝宝|老人|我妈|我爸|老公|老婆|妈妈|爸爸)?'
const unbearable = new RegExp(
  `(?<=^|[\\s,，。.;；!！])((?:(?!对)\\p{Script=Han}){2,5}?)(?:的?气?味道?儿?|制品|做?的东西|这些|这种|类|的)?${bearers}(?:都|也|会|一?[闻碰穿吃戴用]着?就?|有点|从来|实在|真的){0,3}(?:受不[了住]|过敏|起疹子?|发痒|痒|头[晕疼]|恶心|扎|不[吃喝爱碰玩]|吃不了)(?!\\p{Script=Han}{0,4}[吗么?？])`,
  'gu',
)
/** "He can't have chicken": what he must not eat. */
const notEaten =
  /(?<![a-z'])(?:can(?:'?t| ?not)|must(?:n'?t| not)|not allowed(?: to)?|shouldn'?t) (?:have|eat|drink|tolerate|digest) (?:any |the |more )?(?!(?:that|this|them|those|these|both|one|two|any|much|too|more|another|all|kids|children|pets|anything|something|everything|such|for|with|the|your|you|what|his|her|our)\b)([a-z]{3,12})(?![a-z])/gu
const irritates =
  /(?<![a-z'])(?:the |any |all )?([a-z]{3,12}) (?:(?:really|always|just|only) )?(?:itch(?:es)?|irritates?|(?:makes?|made) (?:him|her|me|them|us|my [a-z]+) (?:itch|itchy|sneeze|sick|ill|poorly|wheeze|dizzy)|(?:gives?|gave) (?:him|her|me|them|us|my [a-z]+) (?:an? |the )?(?:[a-z]+ )?(?:rash(?:es)?|headaches?|hives|migraines?|eczema|itch)|(?:brings?|brought) (?:him|her|me|them|us) out in)(?![a-z])/gu

const english =
  /\b(?:(?<!\bhave (?:you|u|they) (?:got )?)no(?! the )|(?<!\b(?:do|have) (?:you|u|they) )not|(?:that|which) (?:is|are)n'?t|without|w\/o|hates?|dislikes?|can(?:'?t|not| not) (?:stand|have|eat|drink|tolerate|digest)|forget(?: about)?|except(?: for)?|other than|anything but|besides|apart from|aside from|do(?:es)?n'?t (?:want|like|need|do|eat|wear|use)|(?:won'?t|will not|would(?:n'?t| not)|refuses to|never) (?:wear(?! (?:out|off|down|away|through|thin)\b)|eat|drink|touch)|(?:is|are|am|was)(?:n'?t| not) (?:really |that |so |very |much )?(?:into|keen on|fond of|a fan of|big on)|instead of|(?:keeps?|kept|stop) (?:showing|suggesting|recommending|offering|giving|pushing)(?: me| us)?|allergic to|nothing with|sick of|tired of)(?: (?:any|a|an|the|those|these|that|more|another|in|from|of|with|for|made|wearing))* ([a-z][a-z' -]*)/g
const englishStop =
  /\b(?:please|pls|plz|thanks|he|she|it|i|im|i'm|they|we|you|cant|can't|who|that|which|because|cause|as|but|at|if|for|is|are|was|has|have|with|to|in|on|under|over|so|too|anymore|either|just|actually|really|anyway|lol|btw|gets?|got|since|when|indoors|outdoors|on|again|though|this|time)\b(?!-).*$/
/** Fragrance-free. "Hands-free" and "tax-free" refuse nothing. */
const englishFree =
  /\b(?!hands|tax|duty|toll|care|scot|trouble|stress|wrinkle|risk)([a-z]{3,16}(?=-)|fragrance|gluten|sugar|alcohol|dairy|nut|lactose|scent|paraben|sulfate|silicone|nickel|latex|plastic|bpa|fat|caffeine|grain|soy|oil|lead)[- ]free\b(?! (?:shipping|delivery|returns?|postage|size))/g
/** "No rush" and "not sure" refuse nothing. */
const nothingDenied =
  /^(?:(?:search|look|giv|buy|pay|hav|us|los|open|order|sign|register|creat|mak|do|be|see|go|wait)ing|my|me|these|those|any|colou?r|package|parcel|reply|answer|response|email|tracking|label|rules|suggestions|chance|needed|need|happy|keen|ta|dont|don't|like|questions|complaints|clue|hard feelings|bother|big deal|point|fun|fair|true|right now|to|than|sure|now|yet|really|that|this|it|bad|worries|problem|rush|idea|thanks?|thank you|way|ones?|good|only|just|right|working?|today|here|there|much|all|more|less|longer|interested|what|quite|matter|hurry|question|too|very|so|expensive|cheap|enough|know|think|see|mind|budget|limit|returns?|refund|shipping|tax|fees?|heavy|big|small|dollars|pounds|euros|yuan|money)\b/

const denying =
  /不(?!锈|仅|但|只|过|错|少)|没|勿|禁|别(?!的|人|致|墅)|(?<![a-z])(?:not?|never|without|cannot|nor|neither|unsuitable|unable)(?![a-z])|n['’]?t(?![a-z])/iu
/** Whether a text says of anything that it is not so: "not for beginners", 打不了水泥墙, "no ticking sound". */
export const deniesSomething = (text: string): boolean => denying.test(text)

/** What is refused: 双肩 of 不要双肩, "stuffed animals" of "no stuffed animals, he has a million". Folded, each once. */
export const denied = (original: string): string[] => deniedAtAll(original).filter(word => !isColourWord(word))

function deniedAtAll(original: string): string[] {
  const { text } = fold(original)
  const there = findGoods(original)
    .found.filter(({ start, end }) => alreadyThere(text, start, end))
    .map(({ word }) => word)
  const words = findDenials(text)
    .map(({ word }) => word.replace(/^(?:an?|the|any) | (?:things?|ones?|stuff|items?|types?|kind)$/g, ''))
    .filter(word => (/\p{Script=Han}/u.test(word) ? (word.length >= 2 || isOneCharacter(word)) && word.length <= 8 : word.length > 2))
  return [...new Set([...there, ...words, ...allergicTo(original)])].filter(word => !/[码号]$|^size\b/.test(word))
}

/** 灯 of 不要灯了; 不要包了 refuses the wrapping. */
const isOneCharacter = (word: string): boolean => word !== '包' && goodsOf([word]).size > 0

/** What somebody must keep away from: 乳胶 of 对乳胶过敏, and the rubber that it is made of. */
export const allergicTo = (original: string): string[] => [...toldAllergies(original), ...notBorne(original)]

const toldAllergies = (original: string): string[] =>
  [...fold(original).text.matchAll(allergies)].flatMap(({ 1: chinese, 2: english, 3: unbearable }) =>
    (chinese ?? english ?? unbearable ?? '')
      .split(/和|、| and | or /u)
      .filter(word => word !== '' && !/^(?:什么|啥|这个|那个|anything|nothing|something)$/u.test(word))
      .flatMap(withSource),
  )

const withSource = (word: string): string[] => (word === '乳胶' ? [word, '橡胶'] : word === 'latex' ? [word, 'rubber'] : [word])

/** What somebody is said not to bear, by goods or by what they are made of: "my back itches" names none. */
export const notBorne = (original: string): string[] => {
  const { text } = fold(original)
  const said = [...text.matchAll(unbearable), ...text.matchAll(irritates)].map(({ 1: word = '' }) => word)
  const harmful = [...text.matchAll(harms)].map(({ 1: had, 2: kept }) => had ?? kept ?? '')
  const eaten = [...text.matchAll(notEaten)].map(({ 1: word = '' }) => word)
  return [...[...said, ...harmful].filter(isOfGoods), ...eaten].flatMap(withSource)
}

/** 喝绿茶反酸, 少喝绿茶: what does somebody harm, or is to be kept to little. */
const harms =
  /(?:[喝吃穿闻戴抹涂][了过完]?((?:(?![的了就会都总老])\p{Script=Han}){2,5}?)(?:之?后|就|会|都|总|老|也|容易|有点|特别)*(?:反酸|胃[疼痛酸胀难不]|烧心|难受|心慌|恶心|拉肚子|头[晕疼痛]|不舒服|上火)|(?<![能多])(?:少|不能|不敢|不让|不宜|忌|不可以)再?[喝吃碰闻沾抹](\p{Script=Han}{2,5}?)(?=$|[^\p{Script=Han}]|[的了啊呢吧类])(?!\p{Script=Han}{0,3}[吗么?？]))/gu

/** What is not to be had in anything, whatever is wanted: "she hates lavender", 我不喜欢喷雾的, 大夫说少喝绿茶. A thing that is not wanted now is none. */
export const shunned = (original: string): string[] => {
  const dislikes = original.split(/[,.;!?，。；！？\n]+/u).filter(piece => disliking.test(fold(piece).text))
  return [...new Set([...allergicTo(original), ...dislikes.flatMap(deniedAtAll).filter(word => !isColourWord(word) || mayBeNone(word))])]
}
const disliking =
  /讨厌|不(?:太)?喜欢|受不[了住]|\b(?:hates?|hated|detests?|loathes?|dislikes?|can(?:'?t| ?not) (?:stand|bear)|(?:won'?t|will not|would(?:n'?t| not)|refuses to|never) (?:wear|eat|drink|touch))\b/u

/** "Surely that's not scrubbable", 这不是咖啡啊: what is not so of the thing on the screen is wanted. By what stands before it. */
export const isMissed = (before: string): boolean => endsMissed.test(before)
/** That this is said anywhere in a text. */
export const saysMissed = (text: string): boolean => missed.test(text)
const missed =
  /(?:^|[.,;!?…]|\b(?:surely|but|no|nah|nope|well|hmm+|hey|oh|wait|sorry|and|ok|lol))\s*(?:that|this|it|those|these|they)(?:'?s| is| are|'?re)? ?(?:is|are)?(?:n['’]?t|not) (?:really |even |actually |an? |any |the )?|[这那](?:个|款|些|种|东西)?(?:也|都|又|根本|明明|并)?不是(?:什么)?/iu
const endsMissed = new RegExp(`(?:${missed.source})$`, 'iu')

/** "No shoes i mean". By what stands before and behind. */
export const meansAfterNo = (before: string, behind: string): boolean =>
  /(?:^|[.,;!?]\s*)no+,? $/iu.test(before) && /^(?:[a-z' -]{1,24})?,? ?\bi (?:mean|meant|said)\b/iu.test(behind)

const isOfGoods = (word: string): boolean => goodsOf([word]).size > 0 || qualitiesIn(word).length > 0 || isMatter(word)

/** Every refusal where it stands, colours and sizes too. */
export function findDenials(text: string): Denial[] {
  return [...inChinese(text), ...inEnglish(text)]
}

function inChinese(text: string): Denial[] {
  const before = [...text.matchAll(chinese)].flatMap(({ 0: whole, 1: said = '', index }) =>
    parted(said.replace(chineseEnd, ''), index + whole.length - said.length, /和|跟|与|或者?|还有/u),
  )
  const after = [...text.matchAll(chineseAfter)].flatMap(({ 1: said = '', index }) => parted(said, index, /和|跟|与|或者?|还有/u))
  const alone = [...text.matchAll(bare)].flatMap(({ 0: whole, 1: said = '', 2: of, index }) =>
    of !== undefined || goodsOf([said]).size > 0
      ? parted(said, index + whole.length - said.length - (of ?? '').length, /和|跟|与|或者?|还有/u)
      : [],
  )
  return withoutOverlaps([...before, ...after, ...alone])
}

function inEnglish(text: string): Denial[] {
  const clauses = [...text.matchAll(/[^,.;!?，。；！？\n]+/g)].flatMap(({ 0: clause, index }) => {
    let at = index
    return clause.split(/(?<!\b(?:do|have|had) (?:you|u|they) (?:got )?)(?=\b(?:no|not|without|w\/o)\b)/).map(run => {
      at += run.length
      return { run, start: at - run.length, lead: clause.slice(0, at - run.length - index) }
    })
  })
  const before = clauses.flatMap(({ run, start, lead }) =>
    [...run.matchAll(english)].flatMap(({ 0: whole, 1: said = '', index }) =>
      nothingDenied.test(said) ||
      isMissed(lead + run.slice(0, index + whole.length - said.length)) ||
      (lead.trim() === '' && meansAfterNo(whole.slice(0, whole.length - said.length), said))
        ? []
        : parted(said.replace(englishStop, ''), start + index + whole.length - said.length, / (?:and|or|nor) |\//).map(firstWords),
    ),
  )
  const free = [...text.matchAll(englishFree)].map(({ 1: word = '', index }) => ({ word, start: index, end: index + word.length }))
  return [...before, ...free]
}

/** "Nuts or dairy" is two things. */
function parted(said: string, start: number, by: RegExp): Denial[] {
  const denials: Denial[] = []
  let at = start
  for (const part of said.split(new RegExp(`(${by.source})`, by.flags))) {
    const word = part.trim()
    const from = at + part.indexOf(word)
    if (word !== '' && !new RegExp(`^(?:${by.source})$`, by.flags).test(part)) denials.push({ word, start: from, end: from + word.length })
    at += part.length
  }
  return denials
}

/** Three words name what is refused; what follows tells more. */
function firstWords({ word, start }: Denial): Denial {
  const few = word.split(' ').slice(0, 3).join(' ')
  return { word: few, start, end: start + few.length }
}
