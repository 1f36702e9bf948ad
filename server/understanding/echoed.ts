import { asksSomething } from '../language/question-words.ts'

/** What was shown or taken, said back in a word or two, before what had been said in its place. */
const echo =
  /^\s*(?:(?:what|wait|um+|er+m*|huh|eh)[ ,]+|[啊哈咦诶额][,， ]*)?([^,，.。!！?？\n]{1,24})[?？][!！?？]*\s*(?=(?:but )?(?:i|we|you)(?:'ve)? (?:just |already |clearly |only )?(?:said|asked|meant|told|ordered|wanted|chose|picked)\b|我(?:刚才?|明明)?(?:说|要|问|选|点|订|想要)的|我(?:刚才?|不是|明明)说|[你您](?:刚才?)?(?:不是)?(?:刚才?)?说|不是说)/iu

/** "A cushion?? no. A warm jumper", 护手霜给我爸？？他是男的: before what is said against it. */
const doubted =
  /^\s*(?:(?:what|wait|um+|er+m*|huh|eh|lol)[ ,]+|[啊哈咦诶额][,， ]*)?([^,，.。!！?？\n]{2,24})(?:[?？]{2,}[!！?？]*|[?？]!*(?=\s*(?:no\b|nope\b|nah\b|not\b|不[是对要用]|别)))\s*(?=\S{2})/iu

/** 灯鱼粮龟能吃？？ asks. */
const mayAsk = /[能会够行吗呢有]|可以|多[少大]|怎么|\b(?:is|are|can|does|do|will|would|any|got)\b/iu

/** What tells more than that leans on all of it. */
const longest = 60

/** "S? You said XL, give me that", 睡袋？我要的是跑鞋: what is said back as a question is just what is not meant, and is read as if it did not stand there. `isShown`: whether words name what is on the screen. */
export function withoutEcho(text: string, isShown: (said: string) => boolean = () => false): string {
  const [refused, thing] = doubted.exec(text) ?? []
  if (refused !== undefined && thing !== undefined && !asksSomething(thing) && !mayAsk.test(thing) && isShown(thing))
    return text.slice(refused.length)
  const [whole, said] = echo.exec(text) ?? []
  return whole === undefined || said === undefined || asksSomething(said) || text.length - whole.length > longest
    ? text
    : text.slice(whole.length)
}
