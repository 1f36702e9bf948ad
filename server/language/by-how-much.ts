/** 贵多少, 轻几斤; what is also asked of one thing alone (重多少, 长多少) only beside 比. */
const chinese =
  /相?差(?:了|价|别)?(?:是|有)?(?:多少|几|多大|多远)(?:钱)?|差价|(?:贵|便宜|轻|(?<![最至])[多少])(?:了|出|个)?(?:多少|几(?=[块元斤克公厘毫页支片个只张]))|比(?!较)[^，,。；;？?]{1,24}?(?:贵|便宜|重|沉|大|小|长|短|高|宽|厚|轻)(?:很多|好多|不少|得多|多了)(?:吗|么|嘛|不|[?？])|比(?!较)[^，,。；;？?]{1,24}?(?:重|沉|大|小|长|短|高|矮|宽|窄|厚|薄|深|浅)(?:了|出|个)?(?:多少|几)/u
const english =
  /\b(?:and )?by how much\b|\b(?:much|a lot|lots|loads|way) (?:(?:dear|prici|cheap|heavi|light|bigg|small|long|short|tall|wid|thick|larg)er|more expensive)(?= than\b|\?)|\bhow (?:much|many) (?:more|less|fewer|(?!other|under|over|(?:al)?together|after|rather|longer (?:till|until|for)|paper|water|butter|leather|rubber|silver|number|power)[a-z]{2,}er)\b|\b(?:what(?:'?s|s| is) the |any )?difference in (?:price|weight|size|length|height|width|cost|capacity)\b/iu
/** 重多少 and "heavier" of what was set beside each other right before. */
const bare = /^(?:那|大概|到底|具体)?(?:重|沉|大|小|长|短|高|矮|宽|窄|厚|薄|深|浅)(?:了|出|个)?多少(?:呢|啊|呀)?[?？]?$/u
/** What is missing for free postage, and how long it takes, is no difference. */
const ofElse =
  /还差|[运邮]费|[包免]邮|凑|优惠|折|券|才[能够]|要等|几天|多少天|\b(?:free|delivery|shipping|postage|spend|need|to get|longer|sooner|faster|time|days?|discount|off)\b/iu

/** "How much lighter is that?", 长绒棉的比素棉的贵多少: by how much one thing is more than another. `beside`: two were set beside each other before. */
export const asksByHowMuch = (text: string, beside = false): boolean =>
  text.length <= longest && !ofElse.test(text) && (chinese.test(text) || english.test(text) || (beside && bare.test(text.trim())))
const longest = 160

/** "Do I need the big one?", 要买大的吗, 小的够不够: whether the larger of two is wanted, or the smaller is enough. */
export const asksIfNeeded = (text: string): boolean =>
  text.length <= longest &&
  /(?:需要|有必要|用得着|要不要|必须|一定要|得)(?:买|选|用|上|要)?(?:那个|这个)?(?:大|贵|高)(?:一?点)?(?:的|号|款|那[个款]|瓶|杯|码)|(?:小|便宜)(?:的|号|款|那[个款])(?:是不是)?(?:就|也|都)?(?:够不够|够[用了吗么]|行不行|可以吗)|\b(?:do|would|will|should) (?:i|we|you) (?:really |actually |even )?(?:need|want) (?:the |a )?(?:big|large|small|little|bigger|larger|smaller|expensive|dearer|pricier|cheap|cheaper)(?:er)? (?:one|size|version)|\b(?:is|would|will) the (?:small|little|cheap|smaller|cheaper)(?:er)? (?:one|size|version) (?:be )?(?:big |good |large )?(?:enough|do|ok|okay|fine)\b/iu.test(
    text,
  )

/** The text without what asks by how much: what is left names the things. */
export const withoutHowMuch = (text: string): string =>
  text.replace(englishWhole, ' ').replace(chineseWhole, ' ').replace(/\s+/g, ' ').trim()
const englishWhole = new RegExp(english.source, 'giu')
const chineseWhole =
  /(?:贵|便宜|重|沉|大|小|长|短|高|宽|厚|轻)(?:很多|好多|不少|得多|多了)\p{Script=Han}{0,1}|相?差(?:了|价|别)?(?:是|有)?(?:多少|几|多大|多远)\p{Script=Han}{0,2}|差价|(?:贵|便宜|轻|多|少|重|沉|大|小|长|短|高|矮|宽|窄|厚|薄|深|浅)(?:了|出|个)?(?:多少|几)\p{Script=Han}{0,2}/gu

/** "Is it worth it?", 值得买吗; `isMore`: what one has more than another, "worth the extra £60", 值得多花这钱吗. */
export const asksWorth = (text: string, isMore = false): boolean =>
  isMore
    ? /多花|贵的|差价|\b(?:extra|dearer|more expensive|difference)\b/iu.test(text) && asksWorth(text)
    : /值不值|值得?[吗么嘛不]|值得(?:多花|买|入)|多花.{0,8}值|有必要|划算[吗么不]|\bworth (?:it|the|paying|spending|getting|having|another|an? extra|£|\$|¥|\d)|\bjustif(?:y|ies) the\b/iu.test(
        text,
      )
