import assert from 'node:assert/strict'
import { beyondChart, bodyMeasures, sizeAdvice, sizeToldIn } from '../../server/answers/size-chart.ts'

const zh = 'S 码适合身高 155 到 163 厘米，M 码适合身高 160 到 168 厘米，L 码适合身高 167 到 175 厘米，XL 码适合身高 180 厘米以上。'
const en = 'S fits 155 to 163 cm, M fits 160 to 168 cm, L fits 167 to 175 cm, XL fits 180 cm and above.'

describe('A size by the shop’s chart', () => {
  it('is the one whose range holds the height, quoted alone', () => {
    for (const question of ['我身高172体重65穿什么码', '1米72，130斤', '172cm 穿几码', '一米七二穿啥'])
      assert.deepEqual(sizeToldIn(zh, question), { sizes: ['L'], said: 'L 码适合身高 167 到 175 厘米' }, question)
    for (const question of ["i'm 5'8, 140 lbs", '172 cm tall', 'I am 1.72 m'])
      assert.deepEqual(sizeToldIn(en, question), { sizes: ['L'], said: 'L fits 167 to 175 cm' }, question)
  })

  it('may be two where ranges overlap, and the open end of the chart', () => {
    assert.deepEqual(sizeToldIn(zh, '身高168')?.sizes, ['M', 'L'])
    assert.deepEqual(sizeToldIn(en, '6 ft 2')?.sizes, ['XL'])
  })

  it('follows from the length of the foot and a step', () => {
    assert.deepEqual(sizeToldIn('36 码约对应脚长 23 厘米，每大一码加 0.5 厘米。', '脚长25穿几码')?.sizes, ['40'])
    assert.deepEqual(sizeToldIn('Size 36 is a foot of about 23 cm, and each size adds 0.5 cm.', 'my foot is 25.2 cm')?.sizes, ['41'])
  })

  it('is read from the rows of a table, height and weight both', () => {
    const row = '尺码：M，身高：160–170 cm，体重：50–60 kg。尺码：L，身高：165–178 cm，体重：58–72 kg。'
    assert.deepEqual(sizeToldIn(row, '168 70kg')?.sizes ?? sizeToldIn(row, '身高168体重70公斤')?.sizes, ['L'])
  })

  it('is none where nothing was measured, the chart ends before, or there is no chart', () => {
    assert.equal(sizeToldIn(en, 'which size do i need'), undefined)
    assert.equal(sizeToldIn(en, 'i am 140 cm'), undefined)
    assert.equal(sizeToldIn('Machine wash at 30 °C.', 'i am 172 cm'), undefined)
    assert.equal(sizeToldIn('It weighs 160 to 180 g in size M.', 'is it 1.72 m'), undefined)
  })

  it('takes no price, model or quantity for a measure', () => {
    for (const question of ['有199元以下的吗', 'the 520 g one', '我要3件', 'iphone 15'])
      assert.deepEqual(bodyMeasures(question), [], question)
  })

  it('may stand behind its measures', () => {
    const feet = '凉鞋按脚长:22厘米穿34码,23厘米穿36码,23.5厘米穿37码,24厘米穿38码。'
    assert.deepEqual(sizeToldIn(feet, '脚长23厘米'), { sizes: ['36'], said: '23厘米穿36码' })
    assert.deepEqual(sizeToldIn(feet, '22.6厘米穿几码')?.sizes, ['36'])
    assert.deepEqual(sizeToldIn(feet, '23.5厘米的脚穿多大码')?.sizes, ['37'])
    assert.equal(sizeToldIn(feet, '脚长26'), undefined)
    const heights = '110到120厘米穿120码,120到130厘米穿130码,130到140厘米穿140码。'
    assert.deepEqual(sizeToldIn(heights, '孩子身高125')?.sizes, ['130'])
    const shoes = 'A foot of 24 cm takes a 38, a foot of 25 cm takes a 39, a foot of 26 cm takes a 41.'
    assert.deepEqual(sizeToldIn(shoes, 'my foot is 24.6 cm')?.sizes, ['39'])
  })

  it('is said as advice', () => {
    assert.equal(sizeAdvice(['M', 'L'], 'zh'), '建议选 M 或 L 码')
    assert.equal(sizeAdvice(['L'], 'en'), 'Size L')
  })

  it('is told by a chart of girths and lengths, the next one that is wide enough', () => {
    const vest = 'S码背长25厘米胸围36厘米，M码背长30厘米胸围43厘米，L码背长36厘米胸围52厘米。'
    assert.deepEqual(sizeToldIn(vest, '泰迪 胸围41 背长29 穿多大'), { sizes: ['M'], said: 'M码背长30厘米胸围43厘米' })
    assert.deepEqual(sizeToldIn(vest, '胸围50的穿哪个')?.sizes, ['L'])
    assert.equal(sizeToldIn(vest, '胸围60'), undefined)
    const harness = 'Chest: S 32 to 40 cm, M 40 to 52 cm, L 52 to 66 cm.'
    assert.deepEqual(sizeToldIn(harness, 'her chest is 45 cm, which one')?.sizes, ['M'])
    assert.deepEqual(sizeToldIn(harness, 'he has a 24 inch chest')?.sizes, ['L'])
    assert.deepEqual(sizeToldIn('小号颈围20到28厘米，大号颈围28到40厘米', '脖围35')?.sizes, ['大号'])
    const jackets = 'S fits a chest of 92 to 97 cm. M fits a chest of 97 to 102 cm. L fits a chest of 102 to 108 cm.'
    for (const question of ['im 5ft 11 chest 40 inches', 'chest 40', 'a 40 inch chest'])
      assert.deepEqual(sizeToldIn(jackets, question)?.sizes, ['M'], question)
    const gloves = '量手掌最宽处一圈。M码19到20.5厘米,L码20.5到22厘米。'
    assert.deepEqual(sizeToldIn(gloves, '手掌21厘米')?.sizes, ['L'])
    assert.deepEqual(sizeToldIn(gloves, '21厘米戴M会不会紧')?.sizes, ['L'])
    assert.equal(sizeToldIn(gloves, '身高170厘米'), undefined)
    for (const question of ['胸围多少合适', 'is the back padded?', 'a head for 3 people'])
      assert.equal(sizeToldIn(harness, question), undefined, question)
  })

  it('tells which end of a chart a measure lies beyond', () => {
    const gloves = 'Measure round the palm. M is 19 to 21 cm, L is 21 to 23 cm.'
    assert.deepEqual(beyondChart(gloves, 'my palm is 18 cm'), { size: 'M', side: 'below', said: 'M is 19 to 21 cm' })
    assert.equal(beyondChart(gloves, 'my palm is 24 cm')?.side, 'above')
    assert.equal(beyondChart(gloves, 'my palm is 20 cm'), undefined)
    assert.equal(beyondChart(gloves, "i'm 180 cm tall"), undefined)
    assert.deepEqual(beyondChart(zh, '身高150穿什么码')?.size, 'S')
  })
})
