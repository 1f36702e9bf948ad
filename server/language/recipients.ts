/** For whom something is bought: a closed set. */
export const recipients = [
  'mother',
  'father',
  'wife',
  'husband',
  'girlfriend',
  'boyfriend',
  'child',
  'daughter',
  'son',
  'baby',
  'parents',
  'grandparent',
  'sister',
  'brother',
  'partner',
  'friend',
  'colleague',
  'teacher',
  'self',
  'pet',
] as const

export type Recipient = (typeof recipients)[number]

const list = (words: string) => words.split('|')

export const recipientWords: Record<Recipient, readonly string[]> = {
  mother: list(
    '妈妈|老妈|我妈妈|给妈妈|送妈妈|我妈|咱妈|给妈|送妈|母亲|妈咪|婆婆|岳母|丈母娘|mother|mothers|mum|mom|mommy|mummy|mama|mother in law|mother-in-law',
  ),
  father: list(
    '爸爸|老爸|我爸爸|给爸爸|送爸爸|我爸|咱爸|给爸|送爸|父亲|老爹|公公|岳父|老丈人|father|dad|daddy|papa|father in law|father-in-law',
  ),
  wife: list('老婆|妻子|太太|媳妇|wife|wifey|missus'),
  husband: list('老公|丈夫|我先生|husband|hubby'),
  girlfriend: list('女朋友|女友|女票|girlfriend|gf'),
  boyfriend: list('男朋友|男友|男票|boyfriend|bf'),
  child: list(
    '孩子|小孩|小朋友|儿童|我家娃|男孩|女孩|小男孩|小女孩|侄子|侄女|外甥|外甥女|child|children|kid|kiddo|toddler|niece|nephew|boy|girl|lad|lass|laddie|lassie',
  ),
  daughter: list('女儿|闺女|daughter'),
  son: list('儿子|son'),
  baby: list('宝宝|婴儿|新生儿|刚出生|baby|newborn|infant'),
  parents: list('父母|爸妈|爸爸妈妈|我爸妈|给爸妈|送爸妈|家长|parents|mum and dad|mom and dad|my folks'),
  grandparent: list(
    '爷爷|奶奶|爷爷奶奶|外公|外婆|姥姥|姥爷|长辈|老人|老人家|grandma|grandpa|grandmother|grandfather|grandparent|granny|gran|nan|nana|grandad|granddad',
  ),
  sister: list('妹妹|姐姐|我妹|我姐|姐妹|sister|sis'),
  brother: list('弟弟|哥哥|我弟|我哥|兄弟|brother|bro'),
  partner: list('对象|爱人|另一半|partner|fiance|fiancee|spouse|other half'),
  friend: list('朋友|闺蜜|好友|哥们|同学|室友|friend|bestie|best friend|buddy|roommate|flatmate|classmate'),
  colleague: list('同事|领导|我老板|客户|colleague|coworker|co-worker|my boss|client'),
  teacher: list('老师|导师|teacher|tutor|professor'),
  self: list('我自己|自己|自用|本人|for me|for myself|myself'),
  pet: list('宠物|猫咪|猫猫|小猫|我家猫|给猫|猫|狗狗|小狗|我家狗|给狗|狗|毛孩子|pet|cat|kitten|kitty|dog|puppy|hamster'),
}

/** "Baby blue" is for nobody. */
export const notRecipients: readonly string[] = ['baby blue', 'hot dog', '热狗', '熊猫', '天猫', '他妈', '你妈']

/** Whether the person at `at` is the one who gets it ("for my wife"), not only spoken of ("my friend told me"). */
export function isNamedAsReceiver(text: string, at: number): boolean {
  return /(?:[送给帮为](?:我|我的|我们|我家)?|\bfor (?:my |our |his |her |a |an |the )?(?:[a-z0-9]{1,10} ){0,3})$/.test(
    text.slice(Math.max(0, at - 40), at),
  )
}

/** "Lol that's for cats", "that's a baby thing", 这是小孩用的吧: whom the thing on the screen is for, not whom something is wanted for. */
export function isSaidOfThing(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 40), start)
  const tail = text.slice(end, end + 12)
  return (
    (ofThing.test(lead) && !/\bfor an? $/.test(lead) && !ofOnesOwn.test(tail)) ||
    (ofThingInChinese.test(lead) && !isTakenInChinese.test(lead) && usedByInChinese.test(tail))
  )
}

const ofThing =
  /(?:^|[^a-z])(?:(?:that|this|those|these)(?:'?s| is| are| looks?| seems?)|(?:is|are) (?:that|this|those|these))(?: (?:really|clearly|obviously|only|just|more|like|meant|made|too|so|all|for|an?|some)){0,5} $/
const ofOnesOwn = /^(?:e?n|s)? (?:in|at|from|of|who|that|aged?|my|our)\b/
const ofThingInChinese = /[这那](?:个|些|款|种|双|件|不)?(?:也|都|明明|明显|就|才|怕)?是?(?:给|适合)?$/
/** 我想把这个给妈妈用 is a wish. */
const isTakenInChinese = /[把将想要买送][^，。！？,.!?]*$/
const usedByInChinese = /^们?(?:专)?(?:用|穿|玩|睡|喝|戴|盖|吃|看|骑|背|坐)的|^(?:款|用品|的?东西|玩的)/

/** 大兄弟，整点啥合适 speaks to whoever answers, and 他自己挑 is not oneself. */
export function isNobody(text: string, start: number, end: number): boolean {
  const isCalledUpon =
    /^(?:你好|您好|hi|hiya|hey|hello|yo|[大老小好，,! ])*$/iu.test(text.slice(0, start)) &&
    /^[，,!！~ ]/u.test(text.slice(end)) &&
    /^(?:兄弟|姐妹|bro|sis|buddy)$/iu.test(text.slice(start, end))
  return isCalledUpon || (text.slice(start, end) === '自己' && /[他她它]$/u.test(text.slice(0, start)))
}

/** 老师说要背书包, "my husband moans about the light": who only says something of it. */
export const isSpeaker = (text: string, end: number): boolean => speaking.test(text.slice(end, end + 16))
const speaking =
  /^(?:[也都刚总老又们])?(?:说|讲|嫌|要求|建议|[让叫]我)|^ (?:(?:just|always|also|has|had|keeps?) )?(?:said|says|say|saying|told|tells|reckons?|thinks?|suggest(?:s|ed)|recommend(?:s|ed)|moan(?:s|ed|ing)?|complain(?:s|ed|ing)?)\b/u
