/** Materials and scents are told in a description; of other things it may speak in passing. */
const ofMatter =
  /棉|毛|绒|丝|麻|皮|胶|花粉|面筋|瓷|陶|木|塑料|玻璃|不锈钢|铁|铝|香|糖|奶|坚果|酒精|\b(?:cotton|wool|fleece|leather|polyester|nylon|plastic|ceramic|glass|steel|wood|wooden|silk|linen|feathers?|latex|nuts?|peanuts?|milk|dairy|gluten|sugar|alcohol|perfume|fragrance|scent|scents|felt|velvet|suede|denim|rubber|batteries|aluminum|teflon)\b/

export const isMatter = (word: string): boolean => ofMatter.test(word)

/** Of what sorts a matter is, as texts name them: who refuses wood refuses beech. */
const sorts: readonly (readonly [matter: string, sorts: readonly string[]])[] = [
  [
    'wood',
    '木柄|木杆|椴木|榉木|桦木|松木|橡木|枫木|胡桃木|樱桃木|柚木|檀木|红木|鸡翅木|beech|birch|teak|acacia|mahogany|plywood|ash handle|ash handles|ash wood'.split(
      '|',
    ),
  ],
]

/** Further names of what words call a matter. */
export const sortsOf = (words: readonly string[]): readonly string[] =>
  sorts.flatMap(([matter, names]) => (words.includes(matter) ? names : []))
