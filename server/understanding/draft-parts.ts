import type { Language } from '../language/language.ts'
import { readNumber } from '../language/numbers.ts'
import { asksSomething } from '../language/question-words.ts'
import { again, by, end, marks, not, one, out, stays } from './draft-marks.ts'
import { type DraftService, serviceIn, withService } from './draft-service.ts'
import { isRequest, ofMoney } from './draft-state.ts'
import { unified } from './draft-unified.ts'
import { type Rewrite, wonderedAt } from './draft-wondered.ts'
import { piecesIn } from './pieces.ts'

/**
 * One part of what is said of an order, lower-cased: it goes `out`, takes the place of what goes out before it (`by`), is kept as it is (`stays`), or is one
 * more of what there is (`more`), one of those just named (`within`), stands beside what there is (`beside`), or is all there shall be of it (`only`). `each`: so many of each that is named;
 * `service`: what is done to it; `asked`: the sentence asks something.
 */
export type DraftPart = {
  text: string
  sentence: number
  out?: 'out' | 'not'
  /** Nobody has said it, who says so. */
  denied?: true
  by?: true
  /** Somebody has thought better of it: in place of whatever is like it. */
  again?: true
  stays?: true
  within?: true
  more?: true
  beside?: true
  only?: true
  each?: number
  service?: DraftService
  asked?: true
}

/** What is said before anything is: "no wait", "sorry", 哎不是我是说. */
const openers: Record<Language, RegExp> = {
  en: /^(?:(?:no+(?! (?:more|(?:gift[- ]?)?wrap(?:ping|s)?(?= (?:then|on|for|after|please|pls)\b|[.,!]|$)|engraving|name|(?!no\b)[a-z]+(?: [a-z]+(?=, (?:no|just|only)\b))?(?:,| (?:needed|required|thanks?|thank you|for me)\b| ?$)))|nah|nope|wait|hang on|hold on|sorry|oh|actually|hm+|ok(?:ay)?|yes|yeah|yep|yup|so|right|ugh|well|oops|great|cool|perfect|fine|alright|lol|(?:oh |my )*(?:goodness|gosh|god)(?: me)?|omg|ffs|hi+|hello|hey|hiya|thinking about it|on second thoughts?|(?:that|it)(?:'?s| is) (?:wrong|not right|not it|incorrect)|(?:you(?:'?ve)? )?got (?:it|that|this) wrong|thanks?)(?:[\s,.!]+|$))+/iu,
  zh: /^(?:(?:算了(?=.)|你?(?:搞|弄|算|听|记|看)错了?|哎呀|哎+|不不|不对|对了|错了|嗯+|哦+|好的?|行吧?|可以|那么?就?|等等|不是不是|不好意思|(?:不是)?我(?:是)?说(?:的是)?|(?:哎)?不是(?=\s|[，,。]))[\s，,。！!]*)+/u,
}

/** "No, skyglide, black, 42": in place of what is like it. */
const putsRight: Record<Language, RegExp> = {
  en: /^(?:wait )?(?:no|nope|nah)(?:[,.] | {1,2}(?![a-z]+(?: [a-z]+)?, ?(?:just|only|no)\b|[a-z]+,))(?!(?:and|add|also|plus|i|we|it|that|this|more|not|wrap\w*|engrav\w*|gift|just|only|make|thanks?|need|problem|worries|[a-z]+ (?:needed|required)\b|wait|hang|hold|sorry|actually|oh|ok)\b)[a-z]+(?=[,. ]+[a-z\d])/iu,
  zh: /^(?:不对|错了)[，,\s]+(?!再|加|也|是|不|还|都|一共)(?=要)/u,
}

/** "Take the secateurs out again" → ⊖ the secateurs; "X instead of Y" → ⊖ Y, in its place X. */
const rewrites: Record<Language, readonly Rewrite[]> = {
  en: [
    // "Make it two, one red one for me": one of the two.
    [
      /\bmake (?:it|that|them|those) (two|three|four|\d),? (?:and )?(?:one|1) (?=(?!more\b|extra\b|of\b|for\b|each\b)[a-z])/giu,
      `$1 , ${one} `,
    ],
    // "Make the grey one 20"
    [/\bmake ((?:the|that|my|his|her) [a-z]+(?: [a-z]+)? ones?) (?!of\b)(?=[a-z\d])/giu, `${out} $1 ${by} `],
    [/\bmake the ([a-z ]{2,24}?)s? (two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b(?! ?[a-z])/giu, '$2 of the $1'],
    [
      /\bmake (one|two|three|four|\d)( of (?:them|those|these|the [a-z ]{2,20}?))? (?!of\b|more\b|less\b|extra\b|pairs?\b|pieces?\b|sets?\b)((?:an? |into )?[a-z](?:(?! (?:and|plus|but)\b)[^,.;!?]){1,24})/giu,
      `${out} $1$2 ${by} $3 ,`,
    ],
    [
      /\bmake (?:the|that|my|his|her) ([^,.;!?]{2,30}?) (?:an?|into an?|into) (?!bit|little|few|gift|present)([^,.;!?]{1,20})/giu,
      `${out} $1 ${by} $2 ,`,
    ],
    [/\b(?:one|two|three|\d) (?:less|fewer) ((?:of )?(?:the )?[^,.;!?]{2,30})/giu, `${out} 1 of $1 ,`],
    [/\b(?:added|counted|got|put|have) (one|two|three|\d) ([^,.;!?]{2,24}?) too (?:many|much)\b/giu, `${out} $1 $2 ${end},`],
    [/\b(?:one|an?) ([^,.;!?]{2,24}?) too (?:many|much)\b/giu, `${out} 1 of the $1 ${end},`],
    ...wonderedAt.en,
    // "The fountain i only asked about", "i was just asking about the fountain"
    [
      /\b(?:the |that |those )?((?:(?! (?:and|but|plus) )[a-z' -]){3,30}?),? (?:that )?(?:i|we) (?:was |were |only |just |merely )*(?:only|just|merely) (?:was )?(?:ask(?:ed|ing)|wonder(?:ed|ing))(?: about)?(?=$|[.,!]| (?:and|but)\b)/giu,
      `${out} the $1 ${end},`,
    ],
    [
      /\b(?:i|we) (?:was |were )?(?:only|just|merely) (?:was )?(?:ask(?:ed|ing)|wonder(?:ed|ing)) about (?=(?:the|that|those) )/giu,
      `${out} `,
    ],
    // "I didn't say remove the grey one"
    [
      /\b(?:(?:i|we) )?(?:never|(?:did|have)(?:n['’]?t| not)) (?:say|said|ask(?:ed)?|tell|told)(?: you)?(?: to| for you to)? (?:remove|drop|take (?:out|off)|delete|cancel|lose|scrap) /giu,
      'add also ',
    ],
    // "I did not say I was buying the scratcher"
    [
      /\b(?:(?:i|we) )?(?:never|(?:did|have)(?:n['’]?t| not))(?: actually| even| yet)? (?:say|said|ask(?:ed)?|mention(?:ed)?|agreed?)(?: that)?(?: (?:i|we)(?:['’](?:m|d|ll))?(?: (?:am|was|were|would|will|wanted|want))?(?: to)?(?: (?:buy|get|tak|hav|order|add|want)(?:e|ing)?)?| to (?:buy|get|take|have|order|add)| for|(?<=said|say)) (?=[a-z\d])(?!(?:about|if|what|how|whether|why|when|where|who|which|any|no|it|that|this|they|he|she|i|we|you|u|so|yes)\b)/giu,
      `${out} `,
    ],
    [/\bthe (?:second|other)(?: one)? in (?=[a-z])/giu, `, ${one} one in `],
    [
      /\b(?:make (?:it|that|them|those|the)|change (?:it|that|them) to)(?= (?:just |only )?(?:\d|an?\b|one|two|three|four|five|six))/giu,
      ' ',
    ],
    [
      /\bmake (it|that|them|those|these) (?!\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|more\b|less\b|up\b|out\b|work\b|for\b|to\b|in\b|sure\b|clear\b|just\b|only\b|gift\b|wrap|engrav)([a-z](?:(?! (?:and|plus|but)\b)[^,.;!?]){1,24})/giu,
      `${out} $1 ${by} $2 ,`,
    ],
    [/\binstead of (?:\d+|one|two|three|four|five|six)\b(?= ?(?:then|now|please|pls|$|[,.;!?]))/giu, ' '],
    [
      /\b(?:swap|change|switch|replace|trade|exchange) (?:(it|that|this|them|those|these)|([^,.;!?]{1,40}?)) (?:for|to|with|into) /giu,
      `${out} $1$2 ${by} `,
    ],
    [/\b(?:swap|change|switch)(?: over)? (?:to|for|into) (?=(?:the|that|those|an?|one|two|three|\d) )/giu, `${by} `],
    [/([^,.;!?\u0002-\u0008]{2,60}?) (?:instead of|rather than|in place of) ([^,.;!?]{2,40})/giu, `${out} $2 ${by} $1 ,`],
    [/\b(?:take|leave|knock|cut|pull|chuck|get) (?:out|off) ((?:(?! (?:and|then|but|put)\b)[^,.;!?]){2,40})/giu, `${out} $1`],
    [
      /\b(?:take|leave|knock|cut|pull|chuck|get) ((?:(?! (?:and|then|but|put)\b)[^,.;!?]){2,40}?) (?:back )?(?:out|off)\b(?: again)?/giu,
      `${out} $1 ${end},`,
    ],
    [/(^|[,.;!?] ?)([a-z0-9 ]{3,30}?) (?:out|off) again\b/giu, `$1${out} $2 ${end},`],
    [
      /\b(?:drop|remove|scrap|cancel|lose|ditch|skip|sod|nix|forget(?: about)?|delete|pass on|without|minus|less(?! than)|(?:i )?(?:don'?t|do not) (?:want|need)|no longer|bin|not bothered about|leave|never (?:asked for|ordered|wanted)|(?:didn'?t|did not) (?:ask for|want|order)) (?=(?:the |that |those |this |it\b|them\b|my |one |a |an |two |em\b)|[a-z])/giu,
      `${out} `,
    ],
    [
      /\b([a-z0-9][^,.;!?\u0002-\u0008]{1,40}?),? (?:and |but )?not (?!(?:gift[- ]?)?wrap|engrav|too\b|sure|bad|really|that (?:bothered|sure|fussed|much)|quite|yet|just)((?:the |that |those |this |a |an )?[a-z0-9][^,.;!?\u0002-\u0008]{0,30})/giu,
      `${not} $2 ${by} $1 ,`,
    ],
    [/\bnot ([^,.;!?\u0002-\u0008]{2,30}?) (?:just|but|only) (?=(?:the|that|those|an?|one|two|three|\d)\b)/giu, `${not} $1 ${by} `],
    [/(?:^|(?<=[,.;!?] ?))(?:and |but )?not (?=(?:the |that|those|this|these|a |an )?[a-z0-9]?)/giu, `${not} `],
    [
      /(?:\b(?:and|but|with|then|so|said) |^|(?<=[,;] ))no (?!(?:gift|wrap|engrav|more|need|idea|problem|worr|rush|thank|other|one)\w*)(?=[a-z])/giu,
      `${out} `,
    ],
    [/\bmake (?:the|that|those|my|his|her) (?=[a-z ]{4,})(?!.*\b(?:\d+|one|two|three|four|five|six)\b)/giu, `${by} `],
    [/\b(?:keep|leave in) (?=(?:just |only )?(?:the |that|those|my ))/giu, `${stays} `],
    [/\bjust keep (?=[a-z])/giu, `${stays} just `],
    [/\b((?:the )?[a-z0-9]+(?: [a-z0-9]+)?) (?:stays?|can stay|is fine)\b/giu, `${stays} $1 ,`],
    [/([^,.;!?\u0002-\u0008]{2,40}?) instead\b/giu, `${by} $1 ,`],
  ],
  zh: [
    // 除了毯子别的都不要了
    [/除了([^，。,;；!！?？\s]{1,12}?)(?:以?外|之外)?[，,\s]*(?=(?:别的|其他|其它|其余|剩下))/gu, `${stays} $1，`],
    [/只(?:保留|留下?)(?=[^，。\s])/gu, `${stays} 就`],
    // 改成两条，一条红的: one of the two.
    [/(?:改成?|变成|就?要)([两俩三四\d])([个条件双只把盏张本支盒包套顶])[，,\s]+一\2(?=[^，,\s一两][^，,]{0,8}$)/gu, `$1$2，${one} `],
    // 钢笔包一下 墨水不用
    [
      /(包(?![邮括含])[^。！？]{0,12}?[，,、\s]+)([^，。,;；!！?？\s]{1,10}?)[就都]?(?:不用|不需要)了?(?=$|[，。,;；!！?？\s])/gu,
      '$1别包$2',
    ],
    [/([刻绣][^。！？]{0,12}?[，,、\s]+)([^，。,;；!！?？\s]{1,10}?)[就都]?(?:不用|不需要)了?(?=$|[，。,;；!！?？\s])/gu, '$1别刻$2'],
    // 改成两个: so many of it.
    [/(?:改成?|换成|变成)([一两俩二三四五六七八九十\d]+[个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆])(?=$|[，。,;；!！?？\s吧])/gu, '$1'],
    [/([^，。,;；!！?？\s]{0,12}?)换([一两二三四五六\d]+[个条件双只把盏张本支盒包套袋份台瓶顶])成/gu, `${out} $2$1 ${by} `],
    [
      /(?:^|(?<=[，。,;；!！?？\s]))(?:我们?)?不要([^，。,;；!！?？\s了吧]{1,10})[，,、\s]+(?:我?(?:要|来|拿)(?!不)|(?=[^，。,\s]{1,8}就?(?:行|好|可以)))/gu,
      `${not} $1 ${by} `,
    ],
    [
      /([^，。,;；!！?？\s]{1,10}?)(?:再)?(?:少|减)(?:要|掉|去|了)?([一两二三四五六\d]+)([个条件双只把盏张本支盒包套袋份台瓶顶罐])([^，。,;；!！?？\s]{1,6}的)?/gu,
      `${out} $2$3$4$1${end}，`,
    ],
    [/^那?(?:就)?不去了/u, ' '],
    // 饮水机我只是问问
    [
      /([^，。,;；!！?？\s我]{2,12})我?(?:们)?(?:只是|就是|不过是?|光|就|只)(?:随便|顺便|随口|先|想)*问(?:问|一下|一问|了?下|了一下|过)(?:的|而已|啊|呀)*(?=$|[，。,;；!！\s])/gu,
      `${out} $1${end}，`,
    ],
    // 我没说不要灰的
    [/(?:我们?)?没(?:说|让你?|叫你?)(?:过)?(?:不要|去掉|删掉?|拿掉|取消|减掉)(?!了?(?:$|[，。,!！\s]))/gu, '也要'],
    // 我没说要猫抓板
    [
      /(?:我们?|谁|(?<=^|[，,。！!\s]))(?:从头到尾|从来|压根|根本|可|又|都|就|真|也){0,2}(?:没说|没叫你?|没让你?|没想|没|说|(?<=谁))(?:过)?(?:要|买|拿|加)+了?(?![\s，,。！!]|$)(?<=没.*|谁.*)/gu,
      `${out} `,
    ],
    // 不要了太贵邮费
    [/^(?:那|就|我|还是)*不要了(?=[，,\s\p{Script=Han}])/u, `${out} 它${end}，`],
    // 鞋要两双，另一双要黑的
    [
      /(?<=[，,、\s])(?:其中|另外?)一?[双件条个只把盏张本支盒包套顶罐副](?:我?(?:要|是|来|换|改成?|拿))?(?![^，。]{0,3}(?:不要|不用|算了|别|也|呢|吗|多少))(?=[^，。,\s])/gu,
      `，${one} `,
    ],
    ...wonderedAt.zh,
    // 你多算了一双白的
    [/你?(?:给我)?多[算加记写放出]?了(?=[一两二三四五六\d]+[个条件双只把盏张本支盒包套袋份台瓶顶罐副])/gu, `${out} `],
    [/(?:^|(?<=[，。,;；!！?？\s]))(?:我)?还是(?=[要拿买来](?!不))/gu, `${again} `],
    // 还是U型锁吧
    [
      /(?:^|(?<=[，。,;；!！\s]))(?:那|我|算了)?还是(?=[^，。,;；!！?？\s]{1,12}(?:吧|好了?|得了)(?:$|[，。,;；!！\s]))(?![^，。\s]*(?:不要|算了|不用|不买|看|问|等|考虑|[两二三四五六\d一]))/gu,
      `${again} `,
    ],
    [/(?:其中|里面?)(?=[一两二三\d])/gu, ''],
    [
      /(?:把|将)?([^，。,;；!！?？\s]{0,14}?)(?:换成|改成|换为|换作|改为|改要|改拿|(?<![退能可以包调更交想])换(?!货|码|尺码|个(?:问|说|讲)法|颜色(?!的)|吗|么|不|掉|季|洗|新|地址|人|别的|成|一下)(?=[\p{Script=Han}a-z\d]))(?=[^吗么])(?![^，,。\s]*(?:谁[出付掏]|怎么|咋|[邮运]费))/giu,
      `${out} $1 ${by} `,
    ],
    [/(?<!是)不是(?:这|那)?个?([^，。,;；!！?？\s]{0,12}?)[，,、\s]+(?:我?(?:要|是|说))/gu, `${not} $1 ${by} `],
    [/(?<!是)不是(?=[^，。,;；!！?？\s])(?!.{0,12}[吗么?？])/gu, `${not} `],
    // 饮水机有了 给我看窝: nothing of it is wanted.
    [/([^，。,;；!！?？\s]{2,12}?)(?:家里|我们?|咱)?(?:已经|早就|都|也)?(?<!没)有了(?=$|[，。,;；!！\s])/gu, `${not} $1，`],
    [
      /(?:^|(?<=[，。,;；!！?？\s]))([^，。,;；!！?？\s]{1,14}?)(?:我?(?:就|先|都|也|可以)?)(?:不要|不买|不拿|拿掉|去掉|删掉|减掉|去了|别要|算了|不用)(?:了|吧|呢|啦|咯|哈|啊|呀|哦|嘛|哟)*(?=$|[，。,;；!！?？\s]|那|一共|还剩|多少|重新?算)/gu,
      `${out} $1${end}，`,
    ],
    [
      /(?:^|(?<=[，。,;；!！?？\s是果]))(?:我们?|可|真|就|也|都)*(?:不要|去掉|拿掉|删掉|减掉|取消|别要|不拿|不买)(?!了(?:$|\s))了?/gu,
      `${out} `,
    ],
    [/([^，。,;；!！?？\s\u0002-\u0008]{1,10}?)(?:还是|先|就|得)?(?:留着|保留|别动|不变)/gu, `${stays} $1，`],
  ],
}

/** "I never asked for two", 我没说要灰的. */
const denies: Record<Language, RegExp> = {
  en: /\b(?:never|(?:did|have)(?:n['’]?t| not)) (?:actually |even )?(?:say|said|ask|want|order|mention)/iu,
  zh: /没(?:说|让|叫|想)?过?(?:要|买|拿|加|点)|谁说要/u,
}

const moreCue: Record<Language, RegExp> = {
  en: /\banother\b|\b(?:one|two|three|four|\d) (?:more|extra)\b/iu,
  zh: /再(?!(?:给我|帮我)?(?:算|报|说|看|确认|核))|多(?:来|要|拿|加)|另加/u,
}

/** Between two things that are said. */
const joints: Record<Language, RegExp> = {
  en: /[,;:+&]|(?=\b(?:mine|hers|theirs|for (?:me|him|her|them))\b(?! [a-z]+ (?:is|was)))|(?<=[a-z\d] )(?=(?:his|hers|mine|theirs) (?:is|are|was|should|in)\b)|(?<=[a-z] )(?=(?:one|two|three|\d) (?:is )?for (?:me|my|him|her|mum|mom|dad|the)\b)|\bn\b(?= (?:an?|the|one|two|three|\d))|\b(?:and|plus|also)\b(?! (?:then|is|are|does|do|how|what))|\b(?:pls|plz|please)\b(?= [a-z])/iu,
  zh: /[，,、；;：+&]|\s+|(?<![呼柔暖温饱])和(?![纸服平田])|跟|与(?!众)|以及|还有(?!没|货|吗)|外加|(?<=[\p{Script=Han}])(?=再(?:来|加|要|拿|买|配|添)(?![一两俩二三四五六七八九十\d]{1,2}[个条件双只把盏张本支盒包套袋份台瓶顶罐副]?(?:[，,。\s]|$))|(?<![再多另要也])加(?:上)?[个一两二三四\d条件只支瓶盒包本双张把])|(?<=[个件条双只把盏张本支盒套袋份台瓶顶辆副])加上?(?=\p{Script=Han}{2})|(?<=[个件条双只把盏张本支盒套袋份台瓶顶辆副]|[一两俩二三四五六七八九十\d]包)(?=[一两二三四五六七八九十\d]+[个件条双只把盏张本支盒包套袋份台瓶顶辆副](?!装))/iu,
}
const whatIf = /要是|如果|假如/gu

const sentences = /(?<=[.?!](?=\s|$)|[?!](?=\p{Script=Han})|[。！？])/u
const begins: Record<Language, RegExp> = { en: /^(?:and|plus|also|then)\b/iu, zh: /^(?:还有|另外|再|也|加)/u }
/** "With a board as well", "and a mister too". */
const besides = /\b(?:as well|too)\b|\bwith (?:an?|one|two|three|\d+) /iu
const only: Record<Language, RegExp> = {
  en: /^(?:(?:so|ok|no|and|but) )*(?:(?:(?:i|we) )?(?:just|only)\b(?! (?:to|so|ask\w*|wonder\w*|look\w*|said|meant|bought|got|have|had|need to|want to|wanted to|in case|wondering|that'?s))|keep (?:just|only)\b)|^(?:and |but )?(?:the |my )?[a-z]+ (?:just|only) (?:the|that|one)\b/iu,
  zh: /^(?:那|我)*(?:就|只)(?!是|刚|近|那样|这样)/u,
}

/** The parts of a message about an order, with what each does. `names`: whole names, which are not cut. */
export function draftParts(text: string, language: Language, names: readonly string[]): DraftPart[] {
  const lower = unified(text)
  const kept = names.map(name => name.toLowerCase()).sort((a, b) => b.length - a.length)
  const space = language === 'zh' ? '' : ' '
  const held = kept.reduce((text, name, at) => text.replaceAll(name, `${space}\uE000${String.fromCodePoint(0xe100 + at)}${space}`), lower)
  const open = held
    .split(sentences)
    .map(sentence => sentence.replace(whatIf, ' ').trim())
    .map(sentence => (putsRight[language].test(sentence) ? again : '') + sentence.replace(openers[language], ''))
    .map(sentence => eachOfColon(sentence, language))
    .map(sentence => rewrites[language].reduce((text, [words, marked]) => text.replace(words, marked), sentence))
  const back = (text: string) => text.replace(/\uE000(.)/gu, (_all, at: string) => kept[at.codePointAt(0)! - 0xe100] ?? '')
  const said = held.split(sentences)
  const parts = open.flatMap((sentence, at) =>
    sentence
      .split(marks)
      .flatMap((marked, place, all) => {
        const mark = /^[\u0002-\u0008]/u.exec(marked)?.[0]
        const pieces = cutAt(joints[language], marked.slice(mark === undefined ? 0 : 1).trim())
        const isSpan = mark === out && all[place + 1]?.startsWith(end) === true
        const goesOn = lettingGo(pieces, language)
        return pieces.flatMap(({ text }, nth) =>
          byCounts(text).map((text, of) => ({
            text,
            mark: (nth === 0 && of === 0) || isSpan || (mark === out && of === 0 && nth < goesOn) ? mark : undefined,
          })),
        )
      })
      .filter(({ text, mark }) => text.trim() !== '' || (mark !== undefined && mark !== end && mark !== out))
      .map(({ text, mark }): Signed => {
        const isAskedFor = isRequest(said[at]!)
        const bare = text.replace(/(?:[吧?？哈嘿]|\b(?:lol|(?:ha){1,6}|h{1,6})\b){1,12}\s{0,4}$/iu, '')
        const isOfQuestion = /[?？]\s*$/u.test(said[at]!) && !ofMoney.test(said[at]!) && !isAskedFor
        const isAsked =
          isWished.test(text) ||
          // 能换成两个蓝的和一个绿的吗
          asksSomething(isAskedFor ? bare.replace(/[吗么]\s*$/u, '') : bare)
        return {
          text: back(text)
            .replace(/(?<![.,!?。，！？])[.,!?。，！？]+\s*$/u, '')
            .replace(/ (?:but|and|then)\s*$/u, '')
            .trim(),
          sentence: at,
          ...(mark === out || mark === not ? { out: mark === out ? ('out' as const) : ('not' as const) } : {}),
          ...(mark === out && denies[language].test(said[at]!) ? { denied: true as const } : {}),
          ...(mark === by || mark === again ? { by: true as const } : {}),
          ...(mark === again ? { again: true as const } : {}),
          ...(mark === stays ? { stays: true as const } : {}),
          ...(mark === one ? { within: true as const } : {}),
          ...(moreCue[language].test(text) ? { more: true as const } : {}),
          ...(begins[language].test(said[at]!.trim().replace(openers[language], '')) || besides.test(text)
            ? { beside: true as const }
            : {}),
          ...(only[language].test(text.trim()) ? { only: true as const } : {}),
          ...withService(serviceIn(text)),
          ...(isAsked || isOfQuestion ? { asked: true as const } : {}),
          ...(isOfQuestion && !isAsked ? { bySign: true as const } : {}),
        }
      }),
  )
  const stated = parts.map(asStated)
  return stated.map((part, at) => {
    const each = stated.slice(at).find(one => one.sentence === part.sentence && eachCount(one.text) !== undefined)
    const isOfEach = each !== undefined && part.out === undefined && (each === part || piecesIn(part.text).length === 0)
    return isOfEach ? { ...part, each: eachCount(each.text)! } : part
  })
}

/** A part in a sentence that asks, by its sign alone. */
type Signed = DraftPart & { bySign?: true }

/** "The bowl plus the jug together, and is postage free?": what asks is what asks by its own words. */
function asStated({ bySign, ...part }: Signed, at: number, all: readonly Signed[]): DraftPart {
  const isAskedBehind = all.slice(at + 1).some(one => one.sentence === part.sentence && one.asked === true && one.bySign !== true)
  if (bySign !== true || !isAskedBehind) return part
  const { asked: _asked, ...stated } = part
  return stated
}

/** The pieces of a stretch, each with what joins it to the one before. */
function cutAt(joint: RegExp, text: string): { text: string; joint: string }[] {
  const all = text.split(new RegExp(`(${joint.source})`, joint.flags))
  return all.flatMap((piece, at) => (at % 2 === 0 ? [{ text: piece, joint: all[at - 1] ?? '' }] : []))
}

/** How many pieces behind the first are let go with it: "lose the lamp and the rug", 不要台灯和地毯了. */
function lettingGo(pieces: readonly { text: string; joint: string }[], language: Language): number {
  const isToo = ({ text, joint }: { text: string; joint: string }) =>
    andToo.test(joint) && alsoGone[language].test(text.trim()) && !ofMoney.test(text) && !asksSomething(text)
  const kept = pieces.findIndex((piece, nth) => nth > 0 && !isToo(piece))
  return kept < 0 ? pieces.length : kept
}
const andToo = /^\s*(?:and|n|&|\+|plus|和|跟|与|、)\s*$/iu
const alsoGone: Record<Language, RegExp> = {
  en: /^(?:the|that|those|my|his|her) (?!rest\b|same\b|other)[a-z][a-z' -]{1,30}$/iu,
  zh: /^(?!.*[要换来拿买留加改就])\p{Script=Han}{1,8}$/u,
}

/** "And something for the baby", "show me a tent": wished for, and taken by nobody yet. */
const isWished =
  /^\s*(?:(?:and|but|also|so|ok|then|maybe|just|please|pls|(?:can|could) (?:you|u)) )*(?:show|find|recommend|suggest)(?: me| us)? (?!it\b|that\b|them\b)|\b(?:some|any)(?:thing|one) |\bsth\b|\blooking for\b|推荐/iu

/** "Two pairs: white 40 and black 42": one of each of as many as are counted. */
function eachOfColon(sentence: string, language: Language): string {
  const [, head, list] = /^([^:：]{1,60})[:：]\s*([^:：]+)$/u.exec(sentence) ?? ofCount[language].exec(sentence.replace(tagged, '')) ?? []
  if (head === undefined || list === undefined) return sentence
  const named = list.split(joints[language]).filter(one => one.trim() !== '')
  const count = piecesIn(head).findLast(({ counted }) => counted)?.value
  if (count !== named.length || named.length < 2 || named.some(one => piecesIn(one).some(({ counted }) => counted))) return sentence
  return `${head}, ${named.map(one => (language === 'zh' ? `${one.trim()}一个` : `1 of ${one.trim()}`)).join(', ')}`
}

const tagged = /[，,\s]{0,2}(?:对吧|对不对|对吗|是吧|是不是|没错吧|\bright)\s{0,2}[?？]?$/iu
/** 所以一共两双 粉37 黑43, "so two pairs, pink 37 and black 43". */
const ofCount: Record<Language, RegExp> = {
  zh: /^((?:所以|那么?|就|只|现在|我们?|一共|总共|是|要|共|\s){0,6}[两俩三四五六2-6][双件条个只顶把])[，,\s]+([^，,][^:：]*)$/u,
  en: /^((?:so|just|only|its|it's|that's|i want|i said|now|in total| ){0,6}(?:two|three|four|[2-4])(?: pairs?| of them| pieces)?)\s*[,:-]\s*([^:]+)$/iu,
}

/** 各来一支, "one of each", "one each": so many of all that stands before it. */
export function eachCount(text: string): number | undefined {
  const [, zh, before, after, none] = ofEach.exec(text) ?? []
  if (none !== undefined) return 1
  const said = zh ?? before ?? after
  if (said === undefined) return undefined
  return /^an?$/iu.test(said) ? 1 : readNumber(said)
}
const ofEach =
  /(?:各|一样|每样|每种|每个?(?:颜?色|尺?码|尺寸|号))(?:来|要|拿|买)?([一两俩二三四五六七八九十]|\d{1,2})|\b(an?|one|two|three|four|\d) (?:of|in|for)? ?(?:each|every)\b|\b(?:each|every)(?: colou?r| size)? (one|two|three|four|\d)\b|\bin (?:each|every) (?:colou?r|size|kind)()/iu

/** "Two cans one yellow one green", 大号一个小号一个: each count with what it counts, before or after it. */
function byCounts(part: string): string[] {
  const counts = piecesIn(part).filter(({ counted, end }) => counted || /^ [a-z\d]{2}/u.test(part.slice(end)))
  const [first] = counts
  if (first === undefined || counts.length < 2 || counts.length > mostCounts || counts.some(({ end }) => end > part.length)) return [part]
  // 灯一个绿一个白: each count stands before its colour, behind what all of them are of.
  const behind = part.slice(counts.at(-1)!.end).replace(/^\p{Script=Han}/u, '')
  const isBefore = !/[\p{L}\p{N}\uE000]/u.test(part.slice(0, first.start).replace(around, '')) || ofLast.test(behind)
  const cuts = isBefore
    ? counts.slice(1).map(({ start }) => start)
    : counts.slice(0, -1).map(({ end }) => end + (/^\p{Script=Han}/u.test(part.slice(end)) ? 1 : 0))
  return [0, ...cuts].map((from, at) => part.slice(from, cuts[at]))
}
const mostCounts = 8
const ofLast = /^(?!.*[吧呢啊呀哈谢了钱共多算邮吗好行就都要])\p{Script=Han}{1,3}的?$/u
const around =
  /[就那我再也来要拿买加添都给是]|\b(?:i|we|can|could|have|get|need|want|take|just|only|ll|d|like|with|of|so|that'?s|it'?s|then|now|actually|make|it|them|that)\b/giu
