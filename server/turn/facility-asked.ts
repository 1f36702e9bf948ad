import { goodsWanted } from '../dialogue/goods.ts'
import type { Vocabulary } from '../dialogue/slots.ts'
import { namesFacility } from '../dialogue/wish-phrases.ts'
import type { Command as Read } from '../understanding/commands.ts'

/** "Do you have a showroom", 有停车场吗: what a shop may have and does not sell is asked about, and looked for nowhere. */
export function facilityAsked(text: string, { products }: Pick<Vocabulary, 'products'>): Read | undefined {
  const said = asksForIt
    .exec(text.trim())
    ?.slice(1)
    .find(one => one !== undefined)
    ?.toLowerCase()
  if (said === undefined || !namesFacility(said) || goodsWanted(text).length > 0) return undefined
  if (products.some(({ names }) => names.some(name => name.toLowerCase().includes(said)))) return undefined
  // What pages tell of a place to go to is that one may visit it.
  const asked: Read['args'] = placeToGo.test(said) ? [['q', visitable]] : []
  return { command: 'ask', args: [['about', 'shop'], ...asked], probability: 1, place: 0 }
}

const placeToGo = /^(?:.* )?(?:stores?|shops?|show ?rooms?|branch(?:es)?|premises|outlets?)$/u
const visitable = 'do you have a physical store or shop i can visit, and where is it'

const asksForIt =
  /^(?:hi|hello|hey|and|so|also|btw|by the way|ok|okay|[, ])*(?:(?:do|have) (?:you|u|ya)(?: guys| lot)?(?: (?:have|got|do|run))?|is there|are there|got|any) ([a-z][a-z -]{2,40}?)(?: (?:as well|too|here|anywhere|(?:that )?i can (?:visit|use|join|go to)|near me|in [a-z ]{3,20}))?[?!. ]*$|^(?:请问|那|对了|你好|你们?家?|店里|这边|[\s,，])*(?:有没有|有)(?:自己的)?(\p{Script=Han}{2,6}?|app|wifi)(?:可以|能)?(?:用|停|去|加|看)?[吗么嘛啊呀]*[?？。 ]*$/iu
