/** Who buys, where shops take something off for such: as a page names them and as somebody says so. */
const buyers = {
  student: /学生(?!鞋|包|书|用|款|椅|桌)|大学生|\b(?:students?|undergrads?|uni)\b/iu,
  school: /学校|幼儿园|培训|班级|校[服队]|[老教]师|机构|\b(?:schools?|teachers?|nurser(?:y|ies)|colleges?|classroom|pta)\b/iu,
  regular:
    /老(?:客|顾客|用户|主顾)|回头客|常客|买过[\d一二两三几好多]*次|\b(?:regulars?|loyal\w*|(?:returning|repeat|existing|old) customers?)\b/iu,
  member: /会员|\bmembers?(?:hip)?\b/iu,
  charity: /公益|慈善|\b(?:charit(?:y|ies)|non-?profits?)\b/iu,
  rescue: /救助站|救援队|\brescues?\b/iu,
  business:
    /公司|企业|单位|团建|工会|民宿|酒店|宾馆|宿舍|餐厅|食堂|咖啡馆|\b(?:compan(?:y|ies)|business(?:es)?|offices?|trade|caf[eé]s?|restaurants?|hotels?|landlords?|designers?|architects?|decorators?|stockists?)\b/iu,
  club: /社团|俱乐部|协会|舞团|球队|读书会|\b(?:clubs?|scouts?|guides|brownies|4-h|teams?|guilds?|village halls?)\b/iu,
  service:
    /军人|退伍|消防|警察|医护|护士|医生|\b(?:military|veterans?|armed forces|army|navy personnel|nhs|nurses?|police|firefighters?|first responders?|key workers?)\b/iu,
  senior: /敬老院|养老院|老年卡|\b(?:seniors?|pensioners?|over[- ]?6[05]s?)\b/iu,
} as const

export type Buyer = keyof typeof buyers

export const buyersIn = (text: string): Buyer[] => (Object.keys(buyers) as Buyer[]).filter(one => buyers[one].test(text))

const ofOneself =
  /(?:^|[，,。 ])(?:公司|单位|学校|班级|班里|工会|社团|幼儿园|酒店|民宿|餐厅|食堂)(?:里|这边|现在|今年|过年|年会)?(?:想|要|需要|准备|打算|采购|订|买|给员工|发)|我(?:们)?(?:也)?(?:是|在|学校|公司|店|单位|班|社团|有学生证)|我.{0,2}(?:学生|老客|老顾客|会员)|(?:采购|团建|批量)|\b(?:i'?m|i am|we'?re|we are)(?: all)? (?:an?|the|in|with|from|both|part of|students?|teachers?)\b|\b(?:our|my) (?:[a-z]+ )?(?:school|nursery|charity|club|company|business|office|team|rescue|membership|troop|pack)\b|\b(?:i|we) (?:run|own|manage|teach|work (?:at|for|in)|volunteer)\b|\bfor (?:a|our|the) (?:school|nursery|charity|club|rescue)\b/iu
const ofLess = /折|优惠|便宜|减|\b(?:discount\w*|off|deals?|cheaper|per ?cent|reduction)\b|%/iu

/** Who somebody says to be, or asks what is taken off for: "our school discount", 我学生能打折不; a gift for a teacher is none. */
export const saysBuyer = (text: string): Buyer[] => (ofOneself.test(text) || ofLess.test(text) ? buyersIn(text) : [])

/** Whether two texts name one sort of those who buy. */
export const namesSameBuyer = (text: string, other: string): boolean => {
  const named = buyersIn(other)
  return buyersIn(text).some(one => named.includes(one))
}

/** "I have a trade account", "at trade price", 我有企业账户: what such have is theirs, by their own word. */
export const claimsTerms = (text: string): boolean => hasTerms.test(text)
const hasTerms =
  /(?:我们?|公司)(?:有|已经?有|开了|办了)[^，。]{0,6}(?:账户|帐户|协议|会员)|按(?:企业|团购|批发|会员|协议)价|\b(?:have|has|got|opened|having|with|on|using|my|our) (?:an? |the |my |our )?(?:trade|business|school|wholesale|member\w*) (?:account|card|discount|price|rate|terms)\b|\b(?:at|on|for) (?:the |my |our )?trade (?:price|rate|terms|discount)s?\b/iu
