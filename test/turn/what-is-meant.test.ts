import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is meant, as a conversation goes on', function () {
  this.timeout(60_000)
  const talk = talking()

  it('turns to what is named, with all that is asked in the same breath', async () => {
    const [, zh] = await talk('zh', ['静谷降噪耳机能连几个设备', '那豆豆呢，防水不'])
    assert.deepEqual(zh?.cards, ['AUD-702'])
    assert.match(zh!.text, /IPX4/)
    const [, en] = await talk('en', [
      'Tell me about the Northfell shell jacket',
      'and the fleece, does it shed? what colours does it come in',
    ])
    assert.deepEqual(en?.cards, ['JAC-303'])
    assert.match(en!.text, /Grey/)
  })

  it('asks again what was asked, of the one that is meant', async () => {
    const [, , zh] = await talk('zh', ['静谷降噪耳机和豆豆真无线耳机有什么区别', '静谷的防水吗', '我说的是豆豆，不是静谷'])
    assert.match(zh!.text, /IPX4/)
    const [, fleece] = await talk('zh', ['冲锋衣防水吗', '我说的是抓绒那件，不是冲锋衣'])
    assert.deepEqual(fleece?.cards, ['JAC-303'])
  })

  it('shows what is named and no more than asked for, and what is wanted instead of what is turned down', async () => {
    const [bags] = await talk('en', ['got any sleeping bags?'])
    assert.deepEqual(bags?.cards, ['OUT-911'])
    const [, , shoes] = await talk('zh', ['云驰和轻羽哪个轻', '我要轻的那双，黑色42', '不对，要云驰'])
    assert.deepEqual(shoes?.cards, ['RUN-101'])
  })

  it('looks once more for an answer that was none, and then leaves it to a person', async () => {
    const [, again, person] = await talk('en', ['is the lumbar cushion cover washable', "that's not what I asked", 'answer my question'])
    assert.match(again!.text, /sorry[\s\S]*machine washable[\s\S]*colleague/i)
    assert.match(person!.text, /colleague/i)
    assert.doesNotMatch(person!.text, /machine washable/)
  })

  it('keeps a size for the next thing, and lets go what was about to be chosen', async () => {
    const [, , fleece] = await talk('en', ['a rain jacket for my dad', 'in XL, navy', "he'd rather have the fleece, grey"])
    assert.match(fleece!.text, /Grey · XL/)
    const [, , gone] = await talk('en', ['which tent for a family of 4', 'and two sleeping bags', 'drop the bags'])
    assert.doesNotMatch(gone!.text, /in your cart|colour/)
  })

  it('sets beside each other what is named in part', async () => {
    const [zh] = await talk('zh', ['静谷降噪和豆豆那个耳机有啥区别'])
    assert.deepEqual(zh?.cards, ['AUD-701', 'AUD-702'])
  })

  it('tells which of two it is by their numbers, and by how much', async () => {
    const [zh] = await talk('zh', ['星野帐篷比四人帐篷轻多少'])
    assert.match(zh!.text, /星野双人帐篷更轻：2\.3 公斤，全家四人自动帐篷是 6\.8 公斤，相差 4\.5公斤/)
    const [en] = await talk('en', ['Which is lighter, the Starfield tent or the beach shelter?'])
    assert.match(en!.text, /^Shorecrest Beach Shelter is lighter: 1\.6 kg against 2\.3 kg\./)
    assert.deepEqual(en?.cards, ['TEN-903', 'TEN-901'])
  })

  it('sets the two of a kind beside each other that nobody has seen yet, and tells which is cheaper and by how much', async () => {
    const [zh, cheaper] = await talk('zh', ['你们那两款帐篷差在哪啊', '哪个便宜，差多少'])
    assert.deepEqual(zh?.cards, ['TEN-901', 'TEN-902'])
    assert.match(cheaper!.text, /便宜¥\d+/)
    const [en, dearer] = await talk('en', ["what's the difference between your two tents", 'which is cheaper and by how much'])
    assert.deepEqual(en?.cards.toSorted(), ['TEN-901', 'TEN-902'])
    assert.match(dearer!.text, /¥\d+ cheaper/)
  })

  it('hears a question as one, whatever kind it names and whatever else is read in it', async () => {
    const [size] = await talk('zh', ['冲锋衣身高180穿哪个码'])
    assert.match(size!.text, /XL/)
    assert.doesNotMatch(size!.text, /推荐|看看/)
    const [, more] = await talk('en', ['the lumbar cushion please', 'sorry 1 more thing what is it made of'])
    assert.equal(more?.cards.length, 1)
    const [, which] = await talk('en', ['show me the mugs', 'how big are they? the double-wall ones'])
    assert.match(which!.text, /300 ml/)
  })

  it('tells which of two suits a use', async () => {
    const [zh] = await talk('zh', ['静谷降噪耳机和骨传导那个，我主要坐地铁用哪个'])
    assert.match(zh!.text, /35 分贝[\s\S]*静谷降噪耳机更合适/)
    const [en] = await talk('en', ['the ceramic mug or the double-wall glass, which can I put in the dishwasher?'])
    assert.match(en!.text, /Morningmist Ceramic Mug suits that better/)
    const [, tents] = await talk('zh', ['有什么帐篷', '开车去露营的话双人的和四人的哪个好'])
    assert.match(tents!.text, /四人自动帐篷更合适/)
  })

  it('takes what the clause names in which something is taken, and looks for less of the kind that is named', async () => {
    const [, zh] = await talk('zh', ['星野双人帐篷收起来多长', '有没有小背包能装下的，睡袋也要一个'])
    assert.ok(zh!.cards.includes('OUT-911'), String(zh!.cards))
    const [, shoes] = await talk('zh', ['有啥卖得好的推荐推荐', '399有点贵了，有没有便宜点的跑鞋'])
    assert.equal(shoes?.cards[0], 'RUN-104')
  })

  it('knows a thing by its code', async () => {
    const [en] = await talk('en', ['is OUT-911 warm enough at 5 degrees?'])
    assert.deepEqual(en?.cards, ['OUT-911'])
  })

  it('keeps the size and colour that were chosen, whatever is shown beside them', async () => {
    const [, , en] = await talk('en', ['skyglide in black 41, have you got it?', 'show me backpacks', 'no, black 41 please'])
    assert.match(en!.text, /Skyglide.*Black · 41/)
    const [, , zh] = await talk('zh', ['云驰的黑色41码有货吗', '看看书包', '不了，还是黑色41吧'])
    assert.match(zh!.text, /云驰.*黑色 · 41/)
  })

  it('goes back by an option to what has it, when something else was shown in vain', async () => {
    const [, , en] = await talk('en', [
      'is the hearthkeep bottle there in black, 750 ml',
      'do you sell candles',
      'ok no. does the 750 one go in the dishwasher?',
    ])
    assert.deepEqual(en?.cards, ['MUG-503'])
    const [, , zh] = await talk('zh', ['恒温保温杯黑色750的有吗', '有没有香薰蜡烛', '没有就算了，750那个能进洗碗机吗'])
    assert.deepEqual(zh?.cards, ['MUG-503'])
  })

  it('is the other one of two', async () => {
    const [, en] = await talk('en', ['peapod or roadsong, which is better for running', 'how much is the other one?'])
    assert.equal(en?.cards.length, 1)
    const [, zh] = await talk('zh', ['豆豆耳机和骨传导哪个适合跑步', '另一个多少钱'])
    assert.equal(zh?.cards.length, 1)
  })

  it('is not what has been turned down', async () => {
    const [, en, weight] = await talk('en', ['show me tents', 'not the gatherwell, too big. does it come in green', 'how heavy is it'])
    assert.deepEqual(en?.cards, ['TEN-901'])
    assert.deepEqual(weight?.cards, ['TEN-901'])
    const [, zh] = await talk('zh', ['有帐篷吗', '不要全家那个，太大了，有绿色吗'])
    assert.deepEqual(zh?.cards, ['TEN-901'])
  })

  it('takes the other in place of what was to be chosen, and adds up that alone', async () => {
    const [, , , en] = await talk('en', [
      'running shoes please',
      "i'll take the daybreak in 41",
      'no, skyglide, black, 42',
      'whats the total',
    ])
    assert.match(en!.text, /399/)
    assert.doesNotMatch(en!.text, /Daybreak/)
    const [, , , zh] = await talk('zh', ['想买跑鞋', '晨光来一双41码的', '不对，要云驰，黑色42', '一共多少钱'])
    assert.match(zh!.text, /399/)
    assert.doesNotMatch(zh!.text, /晨光/)
  })

  it('adds up what is being taken, with what was counted in before, whatever was looked at', async () => {
    const [, , en] = await talk('en', ['two Clawrest cat scratchers please', 'make it five', 'total please'])
    assert.match(en!.text, /¥345 for 5/)
    const [, , zh] = await talk('zh', ['反光牵引绳来一条，再要一个竹木砧板', '牵引绳不要了', '一共多少钱'])
    assert.match(zh!.text, /¥89/)
    assert.doesNotMatch(zh!.text, /牵引绳/)
    const [, one] = await talk('zh', ['马克杯 灰绿 来两个', '算了，一个就够了', '一共多少钱'])
    assert.match(one!.text, /晨雾陶瓷马克杯（灰绿）/)
    const [, , two] = await talk('en', ['three Clawrest cat scratchers please', 'two will do', 'total please'])
    assert.match(two!.text, /¥138 for 2/)
    const [, bags] = await talk('zh', ['两个暖巢睡袋加一个星野双人帐篷一共多少钱', '睡袋改成三个呢'])
    assert.match(bags!.text, /双人帐篷 × 1.*睡袋 × 3.*¥1,436/)
  })

  it('adds up anew, line by line, where the sum is doubted', async () => {
    const [, en] = await talk('en', ['one Sprig gift card sleeve, how much with delivery?', 'I think you added that up wrong'])
    assert.match(en!.text, /Sleeve × 1 = ¥19[\s\S]*¥27/)
    const [, zh] = await talk('zh', ['小礼品卡套一个，加运费多少钱', '这总数不对吧'])
    assert.match(zh!.text, /礼品卡套 × 1 = ¥19[\s\S]*¥27/)
  })

  it('asks again in other words what was answered beside the point', async () => {
    const [, en] = await talk('en', ['how long does the roadsong battery last?', 'no i meant the weight'])
    assert.deepEqual(en?.cards, ['AUD-703'])
    assert.match(en!.text, /29 g/)
    const [, zh] = await talk('zh', ['跑者骨传导耳机防水吗', '不是，我是说续航'])
    assert.deepEqual(zh?.cards, ['AUD-703'])
    assert.match(zh!.text, /8 小时/)
  })

  it('sends nothing to a place that was refused: the order that comes after has its postage', async () => {
    const [, , en] = await talk('en', ['do you ship to Hong Kong?', 'show me mugs', 'two Morningmist mugs in blue please. is postage free'])
    assert.match(en!.text, /¥138 for 2/)
    assert.match(en!.text, /[Ss]hipping is free/)
    const [, , zh] = await talk('zh', ['香港能寄吗', '看看马克杯', '晨雾马克杯蓝色来两个，包邮吗'])
    assert.match(zh!.text, /¥138[\s\S]*包邮/)
  })

  it('tells the other colours and sizes there are', async () => {
    const [, en] = await talk('en', ['skyglide in black 42, is it there?', 'any other colours?'])
    assert.match(en!.text, /White/)
    const [, zh, sizes] = await talk('zh', ['云驰黑色42码有吗', '换个颜色', '还有别的码吗'])
    assert.match(zh!.text, /白色/)
    assert.match(sizes!.text, /41/)
  })

  it('hears which one it shall be beside another question', async () => {
    const [, en, sum] = await talk('en', ['one morningmist mug please', 'the sage one, and is it dishwasher safe?', 'whats the total'])
    assert.match(en!.text, /Sage[\s\S]*dishwasher/)
    assert.match(sum!.text, /Sage/)
    const [, zh] = await talk('zh', ['晨雾陶瓷马克杯来一个', '灰绿的，能进微波炉不'])
    assert.match(zh!.text, /灰绿[\s\S]*微波炉/)
  })

  it('says so where a place is named that nothing was shown at', async () => {
    const [, en] = await talk('en', ['got any sleeping bags?', "what's the second one made of"])
    assert.match(en!.text, /that many/)
    const [, zh] = await talk('zh', ['有睡袋吗', '第二个是什么材质'])
    assert.match(zh!.text, /没有那么多/)
  })

  it('lets go what was taken where another is taken instead', async () => {
    const [, , en] = await talk('en', [
      'two of the double-wall glasses please',
      'no glasses, just two of the morningmist mugs in sage',
      'whats it come to',
    ])
    assert.match(en!.text, /138/)
    const [, , zh] = await talk('zh', ['要两套双层玻璃杯', '玻璃杯不要了，马克杯要两个灰绿的', '一共多少'])
    assert.match(zh!.text, /138/)
  })

  it('is of the kind that is named, where something else is talked about, and stands for "it" in the same message', async () => {
    const [, en] = await talk('en', ['a small rucksack for walking', 'THE TENT. weight and rain please'])
    assert.deepEqual(en?.cards, ['TEN-901', 'TEN-902'])
    const [, zh] = await talk('zh', ['想买个双肩包', '那个毛毯 尺寸和洗法说一下'])
    assert.deepEqual(zh?.cards, ['HOM-023'])
    const [, , bag] = await talk('en', ['a jacket for my dad please', 'or a nice vest?', 'hes not a vest man. bag then, under 200'])
    assert.ok(bag!.cards.length > 0 && bag!.cards.every(sku => sku.startsWith('BAG-')), String(bag!.cards))
    const [, , it] = await talk('en', [
      'a present for my dad, about 150 to 200 yuan',
      'no, a small rucksack for walking',
      'the daypack sounds good. how big is it and will it hold a flask',
    ])
    assert.deepEqual(it?.cards, ['BAG-202'])
  })

  it('is what costs as much as is said', async () => {
    const [, , en] = await talk('en', [
      'skyglide or daybreak, which is better for bad knees',
      'got any backpacks?',
      'the 399 shoes, black 43, one pair please',
    ])
    assert.deepEqual(en?.cards, ['RUN-101'])
    const [, , zh] = await talk('zh', ['云驰和晨光哪个适合膝盖不好的', '有没有书包', '还是第一个399的，43码黑的，来一双'])
    assert.deepEqual(zh?.cards, ['RUN-101'])
  })

  it('is set beside what is talked about, by its price or what tells it', async () => {
    const [, en] = await talk('en', ['the Daybreak shoes', 'compare these with the 399 ones'])
    assert.deepEqual(en?.cards, ['RUN-104', 'RUN-101'])
    const [, ones] = await talk('en', ['the Stillvale headphones', 'how do they compare to the 259 ones'])
    assert.deepEqual(ones?.cards, ['AUD-701', 'AUD-702'])
    const [, zh] = await talk('zh', ['晨光入门跑鞋', '和399那双比呢，哪个更软'])
    assert.deepEqual(zh?.cards, ['RUN-104', 'RUN-101'])
    const [, tents] = await talk('zh', ['星野双人帐篷', '和四人的那个有什么区别'])
    assert.deepEqual(tents?.cards, ['TEN-901', 'TEN-902'])
  })

  it('is cheaper than what is named, and of its kind', async () => {
    const [, , en] = await talk('en', [
      'do the roadsong headphones have a mic',
      'got any running shoes?',
      'no i meant headphones, cheaper than the roadsong',
    ])
    assert.deepEqual(en?.cards, ['AUD-702'])
    const [, , zh] = await talk('zh', ['跑者骨传导耳机有麦克风吗', '看看跑鞋', '有没有比跑者骨传导便宜的耳机'])
    assert.deepEqual(zh?.cards, ['AUD-702'])
  })

  it('is what was chosen where one pair is counted, and nothing that a stated refusal points at', async () => {
    const [, , en] = await talk('en', [
      'running shoes please',
      'the skyglide in black 41 please',
      'just the one pair. whats the total with delivery?',
    ])
    assert.match(en!.text, /399/)
    const [, tent] = await talk('en', ['got any tents?', "don't need a 4 man. does the starfield keep heavy rain out"])
    assert.deepEqual(tent?.cards, ['TEN-901'])
    const [, , zh] = await talk('zh', ['晨光黑色43有吗', '云驰贵不贵', '那不要晨光了，还是399的，43码黑的，来一双'])
    assert.deepEqual(zh?.cards, ['RUN-101'])
  })

  it('sets beside each other a name and what is only told of the other one', async () => {
    const [en] = await talk('en', ['whats the diff between the daybreak and the cushioned ones'])
    assert.deepEqual(en?.cards, ['RUN-104', 'RUN-101'])
    const [both] = await talk('en', ['stillvale or the bone ones for running?'])
    assert.deepEqual(both?.cards.toSorted(), ['AUD-701', 'AUD-703'])
    const [zh] = await talk('zh', ['晨光和厚底缓震那双有啥区别'])
    assert.deepEqual(zh?.cards, ['RUN-101', 'RUN-104'])
    const [kinds] = await talk('zh', ['冲锋衣跟防晒衣哪个适合夏天爬山啊'])
    assert.deepEqual(kinds?.cards.toSorted(), ['JAC-301', 'JAC-302'])
  })

  it('is both of two that were set beside each other, where both or either is said', async () => {
    const [, swim, battery] = await talk('en', [
      'whats the difference between the noise cancelling headphones and the bone conduction ones',
      'can i swim with either of them',
      'battery life on both?',
    ])
    assert.match(swim!.text, /not waterproof[\s\S]*IP67/)
    assert.match(battery!.text, /30 hours[\s\S]*8 hours/)
    assert.deepEqual(battery!.choices, ['intent:show_other'])
    const [, both] = await talk('zh', ['降噪耳机和骨传导的有什么区别', '这两个都能游泳戴吗'])
    assert.match(both!.text, /不防水[\s\S]*IP67/)
  })

  it('is told by for how many it is, in digits or words', async () => {
    const [, four, two] = await talk('en', ['got any tents?', 'how heavy is the 4 person one', 'and the two man one, how heavy is that'])
    assert.deepEqual([four?.cards, two?.cards], [['TEN-902'], ['TEN-901']])
    const [, vier, zwei] = await talk('zh', ['有帐篷吗', '4人的那个多重', '那两个人的那个呢，多重'])
    assert.deepEqual([vier?.cards, zwei?.cards], [['TEN-902'], ['TEN-901']])
  })

  it('is each of two that are named in one breath', async () => {
    const [en] = await talk('en', ['are the swiftdry and the plainspun both ok in the machine?'])
    assert.deepEqual(en?.cards, ['TEE-402', 'TEE-401'])
    const [zh] = await talk('zh', ['绒绒兔和小恐龙T恤都能机洗吗'])
    assert.deepEqual(zh?.cards, ['TOY-012', 'TEE-403'])
  })

  it('is nothing that is said in passing of how the thing is used', async () => {
    const [, bath] = await talk('en', ['i want a bluetooth speaker', 'can i use it in the bath'])
    assert.deepEqual(bath?.cards, ['ELE-804'])
    const [, zh] = await talk('zh', ['星野双人帐篷防水吗', '它收起来多长啊 我想挂在背包上'])
    assert.deepEqual(zh?.cards, ['TEN-901'])
  })

  it('is asked about once more where it is named in place of what was pointed at', async () => {
    const [, en] = await talk('en', ['the stillvale headphones, how long does the battery last', 'not those, the earbuds'])
    assert.match(en!.text, /6 hours/)
    const [, zh] = await talk('zh', ['星野双人帐篷收起来多长', '不是这个 是四人那个'])
    assert.match(zh!.text, /90 厘米/)
  })

  it('is what "it" is asked of, whatever is told after the question or stands beside a preposition', async () => {
    const [, , en] = await talk('en', [
      'the newling baby gift set',
      'and the mopsy rabbit, how tall is it',
      'can u wash it? babies puke a lot',
    ])
    assert.deepEqual(en?.cards, ['TOY-012'])
    const [, zh] = await talk('zh', ['绒绒兔多高', '这个能机洗吗 宝宝老吐奶'])
    assert.deepEqual(zh?.cards, ['TOY-012'])
  })

  it('is either of two that were set beside each other, by its name', async () => {
    const [, , zh] = await talk('zh', ['静谷和豆豆哪个好', '骨传导那个防水吗', '豆豆防水不'])
    assert.deepEqual(zh?.cards, ['AUD-702'])
  })

  it('is within a limit, not dearer than what is talked about', async () => {
    const [, zh] = await talk('zh', ['静谷和豆豆哪个好', '599以内有没有好点的'])
    assert.ok(zh!.cards.length > 0 && !zh!.cards.includes('AUD-701'), String(zh!.cards))
    const [, en] = await talk('en', ['tell me about the stillvale headphones', 'anything better under 500?'])
    assert.ok(en!.cards.length > 0 && !en!.cards.includes('AUD-701'), String(en!.cards))
  })

  it('is what is called by its name, whatever the name says besides', async () => {
    const [en] = await talk('en', ['tell me about the Daybreak'])
    assert.deepEqual(en?.cards, ['RUN-104'])
  })

  it('has its colours listed by what the question names, whatever colour was wanted before', async () => {
    const [, en] = await talk('en', ['do you have the hearthkeep bottle in pink, 750 ml', 'what other colours in the big one'])
    assert.match(en!.text, /Black, White/)
    const [, zh] = await talk('zh', ['恒温保温杯粉色750毫升的有吗', '大的那个还有什么颜色'])
    assert.match(zh!.text, /黑色、白色/)
  })

  it('stays what is talked about, whatever it is asked to hold or to go with', async () => {
    const [, pack] = await talk('en', ['how big is the highmoor pack', 'does it fit a sleeping bag and a tent'])
    assert.deepEqual(pack?.cards, ['BAG-203'])
    const [, tent] = await talk('en', ['tell me about the starfield tent', 'is that big enough for two sleeping bags'])
    assert.deepEqual(tent?.cards, ['TEN-901'])
    const [, zh] = await talk('zh', ['高岭45升徒步包怎么样', '能放睡袋和帐篷吗'])
    assert.deepEqual(zh?.cards, ['BAG-203'])
    const [, within] = await talk('zh', ['双人帐篷多重', '里面放两个睡袋还有地方放背包吗'])
    assert.deepEqual(within?.cards, ['TEN-901'])
    // What the question begins with is what it asks about.
    const [, other] = await talk('zh', ['双人帐篷多重', '那睡袋能机洗吗'])
    assert.deepEqual(other?.cards, ['OUT-911'])
    const [, bag] = await talk('en', ['tell me about the starfield tent', 'is the sleeping bag warm enough for it'])
    assert.deepEqual(bag?.cards, ['OUT-911'])
  })

  it('is one of several by what tells it from the others of its kind', async () => {
    const [, en] = await talk('en', ['looking for trainers', 'do the race ones come in 42'])
    assert.deepEqual(en?.cards, ['RUN-102'])
    const [, zh] = await talk('zh', ['跑鞋有哪些', '竞速那双有42吗'])
    assert.deepEqual(zh?.cards, ['RUN-102'])
  })

  it('is what was bought, once something is said to be wrong with it', async () => {
    const [, en] = await talk('en', ['the sleeping bag from you came with a broken zip', 'what temperature is it good for'])
    assert.match(en!.text, /8 °C/)
    const [, zh] = await talk('zh', ['我买的蓝牙音箱连不上手机', '它能插线用吗'])
    assert.ok(
      zh!.cards.every(sku => sku === 'ELE-804'),
      String(zh!.cards),
    )
    assert.ok(zh!.cards.length > 0)
  })

  it('is asked the same as what was talked about before it', async () => {
    const [, en, again] = await talk('en', [
      'is the daybreak machine washable',
      'and the skyglide?',
      'no, i asked if the Skyglide is machine washable',
    ])
    assert.deepEqual(en?.cards, ['RUN-101'])
    assert.match(en!.text, /by hand/)
    assert.match(again!.text, /by hand/)
    const [, zh] = await talk('zh', ['马克杯能进微波炉吗', '玻璃杯呢'])
    assert.deepEqual(zh?.cards, ['MUG-502'])
    assert.ok(!zh!.cards.includes('MUG-501'), String(zh!.cards))
  })

  it('is asked the same of what is named next, by what it is as well', async () => {
    const [, tote] = await talk('zh', ['小背包防水吗', '托特包呢'])
    assert.match(tote!.text, /不防水/)
    const [, bones] = await talk('en', ['are the peapod earbuds waterproof', 'what about the roadsong'])
    assert.match(bones!.text, /IP67/)
  })

  it('gets something else than it has just been told, where that was no answer', async () => {
    const [, shell, again] = await talk('en', ['tell me about the slumber gift set', "what's in it exactly?", 'no i mean the contents'])
    assert.notEqual(again!.text, shell!.text)
    const [, cat] = await talk('zh', ['猫抓板掉屑吗', '我问的是能不能沾水'])
    assert.match(cat!.text, /请勿沾水/)
    // What tells it is told again.
    const [, numbers] = await talk('en', ['is the Northfell shell jacket breathable', 'i meant how breathable like numbers'])
    assert.match(numbers!.text, /8,000/)
  })

  it('is told whether it is there, where that is asked in whatever words', async () => {
    const [, tea] = await talk('zh', ['茶香小礼盒里有什么', '茶香这个现在能买吗，几天能到长沙'])
    assert.match(tea!.text, /缺货/)
    assert.match(tea!.text, /2 到 4 天/)
    const [fountain] = await talk('en', ['is the pet fountain available right now, and how loud is it'])
    assert.match(fountain!.text, /available/)
    assert.doesNotMatch(fountain!.text, /doesn.t say/)
  })

  const meant: { by: string; language: 'zh' | 'en'; lines: string[]; cards: string[]; says?: RegExp }[] = [
    {
      by: 'what one text alone tells',
      language: 'zh',
      lines: ['沙滩遮阳帐和折叠露营椅各一个', '那个沙袋要自己装沙吗'],
      cards: ['TEN-903'],
    },
    {
      by: 'what it is made of',
      language: 'en',
      lines: ['are the building blocks safe for a 2 year old', 'and the rabbit?', 'is that beech thing ok to chew'],
      cards: ['TOY-011'],
    },
    {
      by: 'what sets it apart, whatever else is shown',
      language: 'en',
      lines: ['running shoes for bad knees', 'the skyglide, what does it weigh', 'and compared to the trail ones? which is lighter'],
      cards: ['RUN-101', 'RUN-103'],
      says: /310 g/,
    },
    {
      by: '“it”, beside another',
      language: 'en',
      lines: ["Is the comfort rabbit safe from birth? And what's the difference between it and the newling gift set"],
      cards: ['TOY-012', 'GIF-043'],
    },
    {
      by: 'being asked about before it was compared',
      language: 'zh',
      lines: ['豆豆真无线耳机防水吗', '和静谷差在哪', '它多少钱'],
      cards: ['AUD-702'],
      says: /259/,
    },
    {
      by: 'the options it comes in',
      language: 'zh',
      lines: ['晨光入门跑鞋有没有黑的', '云驰缓震跑鞋有没有天蓝的', '那就灰色42来一双'],
      cards: ['RUN-104'],
      says: /灰色 · 42/,
    },
    {
      by: 'being pointed at, though another of the kind is taken',
      language: 'zh',
      lines: ['静谷降噪耳机黑色来一个', '豆豆真无线耳机能游泳戴吗', '那这个耳机也来一个 粉色的'],
      cards: ['AUD-702'],
      says: /粉色/,
    },
    {
      by: 'its size',
      language: 'en',
      lines: ['is the insulated bottle leakproof', 'does the big one come in forest green'],
      cards: ['MUG-503'],
    },
  ]
  for (const { by, language, lines, cards, says } of meant)
    it(`is told by ${by}`, async () => {
      const last = (await talk(language, lines)).at(-1)!
      assert.deepEqual(last.cards.toSorted(), cards.toSorted(), last.text)
      if (says !== undefined) assert.match(last.text, says)
    })
})
