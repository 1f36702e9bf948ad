import type { Language } from '../wire.ts'

/** What was done with goods that are to go back: how it is said, what a rule demands to the contrary, and how it is called. */
type State = { said: RegExp; told: RegExp; demanded?: RegExp; name: Record<Language, string> }

const states: readonly State[] = [
  {
    said: /(?<!没|未|不)(?:穿|戴|用|使)(?:用?过|了)(?!吗|么|没|不合适|不舒服|不上|不下|太|.{0,4}(?:券|优惠|积分|花呗|微信|支付宝|码))|\b(?:have|'ve|ive|has|had|been|being|only|if i|after i|once i|i)\s*(?:only |already |just |ve )?(?:worn|wore|wearing|used|using)\b(?! (?:the |a |an |my |your )?(?:code|coupon|voucher|klarna|paypal|card|gift))|\b(?:worn|used) (?:it|them|that|this|once|twice|a few|outside|outdoors|only)\b|\b(?:wear|use) (?:it|them) (?:out(?:side)?|once|first|a few|for a)\b/iu,
    told: /穿过|戴过|用过|使用过|\b(?:worn|used|walked in)\b/iu,
    demanded:
      /未(?:经)?(?:使用|穿着?|佩戴|用|穿|戴)过?|(?:没有?|不曾)(?:使用|穿|用|戴)过?|全新|\b(?:unused|unworn|(?:not|never) (?:been )?(?:used|worn)|as new|new condition)\b/iu,
    name: { zh: '用过', en: 'used' },
  },
  {
    said: /(?<!没|未|不)(?:水洗|下水|洗)(?:过|了)(?!吗|么|没|会)|\b(?:have|'ve|ive|has|had|been|if i|after i|i)\s*(?:already |just |ve )?washed\b|\bwashed (?:it|them|once)\b/iu,
    told: /洗过|洗涤|下过?水|\bwashed\b/iu,
    demanded: /未(?:经)?(?:洗涤|水洗|下水|洗)过?|(?:没有?)(?:洗|下水|水洗)过?|\b(?:unwashed|(?:not|never) (?:been )?washed)\b/iu,
    name: { zh: '洗过', en: 'washed' },
  },
  {
    said: /(?<!没|未|不)(?:拆封|拆开|开封|拆|打开)(?:过|了)(?!吗|么|没)|(?<!没|未)已经?拆封|\b(?:have|'ve|ive|has|had|been|if i|after i|i)\s*(?:already |just |ve )?opened\b|\bopened (?:it|them|the (?:box|packet|pack|bag|tin|jar|seal|packaging))\b|\b(?:box|packet|seal|bag|tin) (?:is|was|has been|'s) (?:open|opened|broken)\b/iu,
    told: /拆封|开封|拆开|\b(?:opened|unsealed|seal is broken|once open)\b/iu,
    demanded:
      /未(?:经)?(?:拆封|开封|拆)|(?:没有?)(?:拆封|开封|拆)过?|\b(?:unopened|(?:not|never) (?:been )?opened|still sealed|sealed)\b/iu,
    name: { zh: '拆封过', en: 'opened' },
  },
  {
    said: /吊牌.{0,6}(?:剪|拆|撕|摘|扔|丢|掉|没了|不在|没有)|(?:剪|拆|撕|摘|扔|丢)(?:掉|了)?.{0,3}吊牌|\b(?:cut|took|taken|ripped|pulled|removed|lost|thr[eo]wn?)\b.{0,16}\b(?:tags?|labels?)\b|\b(?:tags?|labels?) (?:is|are|was|were|has|have)?\s*(?:been )?(?:off|gone|cut|removed|missing)\b|\b(?:without|no) (?:the |its |any )?(?:tags?|labels?)\b/iu,
    told: /吊牌|\b(?:tags?|labels?)\b/iu,
    demanded:
      /吊牌(?:、?包装)?(?:完好|齐全|完整|都?在|未剪|没剪)|保留?(?:好)?吊牌|\b(?:with|keep) (?:(?:its|the|their|all|any|original) )*(?:tags?|labels?)(?: (?:on|attached|still on))?|\b(?:tags?|labels?) (?:still )?(?:on|attached|intact)\b/iu,
    name: { zh: '吊牌没了', en: 'without its tags' },
  },
  {
    said: /(?:盒子?|包装|箱子?).{0,6}(?:扔|丢|没了|不在|撕|坏|没留)|(?:扔|丢)(?:掉|了)?.{0,4}(?:盒|包装|箱)|\b(?:thr[eo]wn?|binned|chucked|lost|recycled|ripped)\b.{0,20}\b(?:box|packaging|package|packet)\b|\b(?:without|no|don'?t have|haven'?t got|not got) (?:the |its |any |a )?(?:original )?(?:box|packaging)\b|\b(?:box|packaging) (?:is|has|was)?\s*(?:been )?(?:gone|lost|binned|thrown)\b/iu,
    told: /包装|盒|箱|\b(?:box|packaging)\b/iu,
    demanded:
      /(?:原)?包装(?:盒)?(?:齐全|完好|完整|都?在)|原(?:包装|盒)|\b(?:original|full|own|undamaged|complete) (?:box|packaging|package)\b|\bin (?:its|the|their) (?:own )?(?:box|packaging)\b/iu,
    name: { zh: '包装没了', en: 'without its packaging' },
  },
  // Made to measure, or with a name on it.
  {
    said: /[刻绣印][了过好上]?.{0,4}[字名]|[刻绣裁改][过了好短](?!吗|么|没)|定[做制]|\b(?:engrav|embroider|personali[sz]|monogram|custom)\w*|\b(?:with|got|has|have|put|it'?s|its) .{0,12}\b(?:names?|initials)\b|\b(?:names?|initials) (?:is |are |was )?(?:on|stitched|sewn|printed)\b|\b(?:cut|trimmed|hemmed|altered|shortened|made) (?:for|to|down|it|them|one|ones|by you)\b|\b(?:trimmed|hemmed|altered|shortened|tailored|bespoke|made to (?:measure|order))\b/iu,
    told: /[刻绣印]|定[做制]|裁|改[过短]|\b(?:engrav\w*|embroider\w*|personali[sz]\w*|monogram\w*|custom\w*|bespoke|with (?:a |the )?(?:names?|initials)|cut|trimmed|hemmed|altered|shortened|made to (?:measure|order))\b/iu,
    name: { zh: '定做的', en: 'made for you' },
  },
]
const faulty =
  /坏|破|裂|质量|瑕疵|问题|故障|发错|漏|掉[了色漆皮]|断|开胶|脱线|\b(?:faulty?|br[eo]ken?|broke|damaged?|defect\w*|wrong|stopped|ripped|torn|leak\w*|split|peel\w*|rust\w*|snapped|fell apart|falling apart|came (?:off|apart|undone)|coming (?:off|apart|undone)|does(?:n'?t| not) work|not working)\b/iu
/** Trying a thing on at home is not wearing it. */
const triedOn = /试[穿戴]|试了|在家|室内|\b(?:indoors?|carpet|tr(?:y|ied) (?:it|them) on)\b/iu
const goesBack = /退|换|\b(?:return\w*|send|sent|back|exchang\w*|swap\w*|refund\w*)\b/iu

/** What was done with the goods, as a question says it. */
export const statesIn = (question: string): State[] => states.filter(({ said }) => said.test(question.normalize('NFKC')))

/** What a rule about returns demands that goods are not any more, by what a question says was done with them; nothing of what is faulty. */
export function conditionKept(question: string, sentence: string, language: Language): string | undefined {
  if (!goesBack.test(question) || !goesBack.test(sentence) || faulty.test(question) || triedOn.test(question)) return undefined
  const broken = statesIn(question).flatMap(({ demanded, name }) => {
    const demand = demanded?.exec(sentence)?.[0].trim()
    return demand === undefined ? [] : [{ demand, name: name[language] }]
  })
  const [first] = broken
  if (first === undefined) return undefined
  return language === 'zh' ? `${first.name}就不符合“${first.demand}”` : `As it is ${first.name}, it does not meet “${first.demand}”`
}
