import type { Summed } from '../dialogue/conversation.ts'
import { productOf } from '../dialogue/taken.ts'
import { foldText } from '../language/fold.ts'
import { readNumber } from '../language/numbers.ts'

const english =
  /^(?:and |so |ok |then |but )*(?:what if|if|how about|what about|how much(?: is it| would it be)?(?: if| for)?|what(?:'s| is| would) (?:it|that)(?: be)?(?: if| for))(?: (?:i|we|it))?(?: (?:only|just|did|were to))?(?: (?:get|got|take|took|buy|bought|order|ordered|have|had|want|wanted|need|needed|was|were|went for|go for|did))?(?: (?:only|just|about))? (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|a hundred)(?: (?:of (?:them|those|these|it)|pieces|metres|meters|yards|instead|then|please|pls))*$/u
const chinese =
  /^(?:那|那么|要是|如果|假如|我|买|要|来|拿|换成|就|只|的话|呢)*(\d{1,3}|[一二两三四五六七八九十百]{1,4}) ?(?:个|件|条|双|套|只|把|份|盒|瓶|张|台|本|包|袋|支|罐|副|顶|箱|米|斤)(?:的话)?(?:呢|多少钱?|怎么算|什么价|一共多少|总共多少|是多少钱?)$/u

/** "And if I got 5?", "what about 40", 那50个呢: nothing but another count of what was priced. */
export function supposedCount(text: string): number | undefined {
  const plain = foldText(text).replace(/(?<![?？!！。.~～\s])[?？!！。.~～\s]+$/u, '')
  const [, said] = english.exec(plain) ?? chinese.exec(plain) ?? []
  return said === undefined ? undefined : readNumber(said.replace(/^a hundred$/u, '100'))
}

/** Such a count of what is ordered; "what about 40" of shoes that come in 40 is a size. */
export function supposedOf(
  order: readonly Summed[],
  text: string,
  variantsNamed: (words: string, product: string) => readonly string[],
): number | undefined {
  const count = supposedCount(text)
  return count === undefined || order.some(line => variantsNamed(` ${count} `, productOf(line)).length > 0) ? undefined : count
}
