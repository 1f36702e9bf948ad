import { isColourWord } from './colours.ts'
import { fold } from './fold.ts'
import { alreadyThere, findGoods } from './goods.ts'

const chinese =
  /(?:不要|别要|不想要|不考虑|不太?喜欢|讨厌|除了|别给我|别再?推荐|不想买|不买|不带|不含|不能有)(?:那种|这种|什么|那些|这些|带|有|是|含|用)?(?!超过|太|贵|急|发票|高于|低于|这么|那么|那个|这个|了|的|吗|钱)([\p{Script=Han}a-z0-9]+)/gu
/** Where what is denied ends, and what is no part of it. */
const chineseEnd = /(?:的|了|以外|之外|外|还|都|就|也|啊|吧|呢|吗|嘛|款|那种|有没|有啥|再|其他|别的).*$/u

const english =
  /\b(?:no|not|without|w\/o|hates?|dislikes?|can'?t stand|except(?: for)?|other than|anything but|besides|apart from|aside from|do(?:es)?n'?t (?:want|like|need|do|eat|wear|use)|instead of|allergic to|nothing with|sick of|tired of)(?: (?:any|a|an|the|those|these|that|more|another|in|from|of|with|for|made|wearing))* ([a-z][a-z' -]*)/g
const englishStop =
  /\b(?:please|pls|plz|thanks|he|she|it|i|im|i'm|they|we|you|cant|can't|who|that|which|because|cause|as|but|at|if|for|is|are|was|has|have|with|to|in|on|under|over|so|too|anymore|either|just|lol|again|though|this|time)\b.*$/
/** "No rush" and "not sure" refuse nothing. */
const nothingDenied =
  /^(?:to|sure|now|yet|really|that|this|it|bad|worries|problem|rush|idea|thanks?|thank you|way|one|good|only|just|right|working?|today|here|there|much|all|more|less|longer|interested|what|quite|matter|hurry|question|too|very|so|expensive|cheap|enough|know|think|see|mind|budget|limit|returns?|refund|shipping|tax|fees?|heavy|big|small)\b/

/** What is refused: 双肩 of 不要双肩, "stuffed animals" of "no stuffed animals, he has a million". Folded, each once. */
export function denied(original: string): string[] {
  const { text } = fold(original)
  const inChinese = [...text.matchAll(chinese)].flatMap(([, said = '']) =>
    said
      .replace(chineseEnd, '')
      .split(/和|跟|与|或者?|还有/u)
      .map(part => part.trim()),
  )
  const inEnglish = [...text.matchAll(/[^,.;!?，。；！？\n]+/g)].flatMap(([part]) => {
    const runs = part.split(/(?=\b(?:no|not|without|w\/o)\b)/)
    return runs.flatMap(run =>
      [...run.matchAll(english)].flatMap(([, said = '']) =>
        nothingDenied.test(said)
          ? []
          : said
              .replace(englishStop, '')
              .split(/ (?:and|or|nor) |\//)
              .map(words => words.trim().split(' ').slice(0, 3).join(' ')),
      ),
    )
  })
  const there = findGoods(original)
    .found.filter(({ start, end }) => alreadyThere(text, start, end))
    .map(({ word }) => word)
  const words = [...there, ...inChinese.filter(word => word.length >= 2 && word.length <= 8), ...inEnglish.filter(word => word.length > 2)]
  return [...new Set(words)].filter(word => !isColourWord(word) && !/[码号]$|^size\b/.test(word))
}
