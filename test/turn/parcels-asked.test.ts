import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is asked of parcels, faults and payment', function () {
  this.timeout(120_000)
  const replies = talking()
  const talk = async (language: 'zh' | 'en', ...lines: readonly string[]) => (await replies(language, lines)).at(-1)?.text ?? ''

  it('is told whole for a place that the page does not name, with which of its places that is', async () => {
    assert.match(
      await talk('en', 'how long does it take to shenzhen'),
      /Shenzhen counts as “other provinces”[\s\S]*1 to 2 days, other provinces 2 to 4/,
    )
    assert.match(await talk('zh', '到济南几天'), /济南属于“其他省份”[\s\S]*江浙沪[\s\S]*其他省份 2 到 4 天/)
    assert.match(await talk('en', 'does guangdong count as other provinces'), /^Yes, Guangdong counts as/)
    assert.match(await talk('zh', '四川算其他省份吗'), /^是的，四川属于“其他省份”/)
  })

  it('is what it comes to for a place and for as much as is spent, free or not', async () => {
    assert.match(await talk('zh', '寄到和田运费多少', '那我买个200块的 邮费还要吗'), /¥200的订单寄到新疆运费¥12。[\s\S]*每单加收 12 元/)
    assert.match(await talk('zh', '寄到和田运费多少', '买满300呢 还要邮费不'), /¥300的订单寄到新疆包邮。/)
    assert.match(await talk('en', 'how much is postage to guangzhou if i spend 80'), /On an order of ¥80, delivery to Guangzhou is ¥8\. /)
    assert.match(
      await talk('en', 'how much is delivery to lhasa', 'and if i spend 350?'),
      /On an order of ¥350, delivery to Tibet is free\. /,
    )
  })

  it('is who pays the way back, wherever a parcel was said to go', async () => {
    assert.match(await talk('zh', '寄乌鲁木齐 要付邮费不', '拿到手不喜欢能退吗 谁出邮费'), /无理由退货的寄回运费由顾客承担/)
    assert.match(
      await talk('en', 'postage to xinjiang?', 'can i return it if i hate it', 'who pays the postage'),
      /return postage is yours|You pay the postage to us/,
    )
  })

  it('is told of all places again where it is asked in general', async () => {
    assert.match(await talk('en', 'how long to hangzhou', 'and everywhere else?'), /1 to 2 days, other provinces 2 to 4 days, remote areas/)
    const general = await talk('zh', '到济南几天', '那一般多久到')
    assert.match(general, /江浙沪一般 1 到 2 天送达，其他省份/)
    assert.doesNotMatch(general, /济南/)
  })

  it('is the rule for the place where somebody doubts a fee, and no haggling', async () => {
    const zh = await talk('zh', '寄内蒙古多少运费', '太贵了 不是满99包邮吗')
    assert.match(zh, /内蒙古[\s\S]*12 元/)
    assert.doesNotMatch(zh, /价格是统一/)
    assert.match(await talk('en', 'postage to xinjiang?', 'wow! thought it was free over 99'), /extra ¥12 per order, waived from ¥299/)
  })

  it('is what was left out, of whoever says that it was not told', async () => {
    assert.match(await talk('en', 'can i return it', "you didn't say how long delivery to shanghai takes"), /1 to 2 days/)
    assert.match(await talk('zh', '能退吗', '你还没说到上海几天呢'), /1 到 2 天/)
  })

  it('is the guarantee where a thing breaks in use, whatever is talked about', async () => {
    assert.match(await talk('zh', '折叠露营椅', '椅子要是坐塌了 你们管不管'), /保修|换新/)
    assert.match(await talk('en', 'wayfarer backpack', 'can i send it back if the zip goes after six months'), /24 months/)
  })

  it('is each way to pay that is asked about', async () => {
    assert.match(await talk('zh', '能用花呗或者货到付款不'), /花呗[\s\S]*不支持货到付款/)
    const en = await talk('en', 'can i pay with huabei or cash on delivery')
    assert.match(en, /with Huabei/)
    assert.match(en, /do not take cash on delivery/)
  })

  it('is of the guarantee, too, and of the fault where who pays is asked then', async () => {
    assert.match(await talk('zh', '背包拉链三个月就坏了 你们管吗', '那邮费谁出'), /质量问题[^”]*运费由我们承担/)
    assert.match(await talk('en', 'what happens if my headphones die after 10 months', 'who pays the postage'), /faulty[^”]*we pay/)
    assert.match(await talk('en', 'is there a warranty on the tent and does it cover a torn seam'), /24 months[\s\S]*not covered/)
  })

  it('is a person’s to bend, where somebody asks for a way round', async () => {
    assert.match(await talk('zh', '拆封的袜子能退吗', '能不能通融一下'), /人工/)
    assert.match(await talk('en', 'can i send opened socks back', 'so no? could we sort it some other way'), /colleague/)
  })

  it('is what comes with wrapping, of whatever is talked about, and all the days where no place is named', async () => {
    assert.match(await talk('zh', '暖冬针织毯', '里面放不放价格单'), /不放价格单/)
    assert.match(await talk('en', 'how long does delivery take and can i return it if i hate it'), /other provinces 2 to 4[\s\S]*7 days/)
  })
})
