import type { Command } from '../dialogue/commands.ts'
import { placesIn } from '../language/places.ts'
import { asksSomething, asksWhetherSent } from '../language/question-words.ts'
import { wantsWrapping } from '../language/sums.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Shop } from './message.ts'
import { doubtsParcel } from './sums.ts'
import { wrapsNamed, wrapsOnly } from './wrap-only.ts'

const parts = /(?:[^,，.。!！?？;；\n ]| (?!\p{Script=Han}))+[.。!！?？;；\n ]*/gu

/** 粉的要一个，包装一下: what is taken is to be wrapped, where that is said and not asked; 来两条 那不用运费了吧 asks of its parcel, "just one then, to Cardiff" tells where it goes. */
export function wrappedToo(commands: readonly Command[], text: string, { speaksOf }: Pick<Shop, 'speaksOf'>): Command[] {
  const isTaken = commands.some(({ command }) => command === 'add')
  const isWrapped =
    isTaken &&
    wantsWrapping(text) &&
    (text.match(parts) ?? []).some(part => wantsWrapping(part) && (!asksSomething(part) || politely.test(part)))
  // "The tent and two bags, wrap just the tent".
  const only = isWrapped
    ? [...wrapsOnly(text).words, ...wrapsNamed(text)].flatMap(words => speaksOf(words).filter(one => nameScore(one) > isNamedFrom))
    : []
  const isLeft = ({ skus }: Command) => only.length > 0 && !only.some(({ sku }) => skus.includes(sku))
  const said = {
    ...(isWrapped ? { wraps: true as const } : {}),
    ...(isTaken && (doubtsParcel(text) || tellsWhere(text)) ? { sent: true as const } : {}),
  }
  return Object.keys(said).length > 0
    ? commands.map(one => (one.command === 'add' ? withoutWraps({ ...one, ...said }, isLeft(one)) : one))
    : [...commands]
}

/** "Can you wrap it" of what is taken is no question. */
const politely =
  /\b(?:can|could|will|would) (?:you|u|ya) (?:please |pls |also |just |then )?(?:gift[- ]?)?wrap\b|(?:能|可以|能不能|可不可以|麻烦)(?:帮我?|给我?)包/iu

function withoutWraps(command: Command, isLeft: boolean): Command {
  const { wraps: _wraps, ...rest } = command
  return isLeft ? (rest as Command) : command
}

const tellsWhere = (text: string): boolean => (text.match(parts) ?? []).some(part => placesIn(part).length > 0 && !asksWhetherSent(part))
