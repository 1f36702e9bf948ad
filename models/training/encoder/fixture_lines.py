"""Lines for the parity tests, written for this project: what shoppers type, and then what only a test types.

Left out on purpose: letters with a separate accent, and U+32FF. The reader in TypeScript normalises them by NFKC, as SentencePiece meant to;
the table inside the 4-bit file, which the Python reader follows, does not know them.
"""

import random

CHINESE = """
你好,在吗
我想退货,运费谁出?
这件衣服有没有XL码的
发什么快递,几天能到北京
优惠券为什么用不了
尺寸不合适可以换吗
有没有三百以内的蓝牙耳机
送女朋友生日礼物,求推荐
这款笔记本支持Type-C充电吗
这個商品什麼時候補貨
亲,能便宜点吗
购物车里那个红色的帮我删掉
预算两千左右,拍照好一点的手机
我要转人工
不要这个,换一个颜色浅一点的
这两款哪个更适合跑步
开发票要怎么弄
东西坏了,我要投诉
保修是一年还是两年
可以货到付款吗
会不会掉色啊
身高一米七五,体重七十公斤穿什么码
谢谢,先不买了
这个是正品吗,假一赔十?
包装可以写贺卡吗
什么时候发货,急用
我的订单怎么还没到
改一下收货地址
下单了但是没付款怎么办
你是机器人吗
第二个和第三个有什么区别
再便宜五十我就买
有小一号的吗,不是这个牌子的
孩子七岁,想买一双防滑的鞋
羽绒服的充绒量是多少
""".split()

ENGLISH = """
hi there
how long does delivery take to Leeds?
Do you have this in size 42?
I'd like to return my order, it arrived broken!!!
What's the difference between the Pro and the Lite?
Can you recommend a tent for 4 people under $300
refund plz asap
is the fabric 50% cotton or more?
My parcel hasn't arrived yet and tracking says 'delivered'...
can i pay with paypal or klarna
no thanks, something cheaper please
the second one, but in navy blue
add two of those to my basket
do you ship to Northern Ireland
what does the warranty cover
are you a real person?
I want to speak to a human
is it waterproof up to 10m?
My son is 7, which size should I get
do u have a discount code for first orders
remove the kettle from my cart
how do I use the voucher WELCOME10
that's too expensive for me
you already asked me that
will it fit a 15.6-inch laptop
""".strip().split("\n")

MIXED = """
iPhone15 Pro Max 手机壳有透明的吗
这个bag有没有black色的
想要一个noise cancelling的耳机,budget 1000左右
Nike Air Max 还有42码吗?
can I use 支付宝 or 微信 to pay
帮我 check 一下 order status
SKU-A102 的 L 码还有货吗
ThinkPad X1 和 MacBook Air 哪个好
这个sweater是100% cotton的吗
我要 return 这个 item,thanks
USB-C转HDMI的线,2m长的
GORE-TEX的冲锋衣,M码,¥800以内
""".strip().split("\n")

ODD = """
😀
🙏🙏 please
👍🏽好的
👨‍👩‍👧‍👦 family size?
🇨🇳发货到🇬🇧吗
❤️❤️❤️
1️⃣ or 2️⃣
㊙️㊗️
龘靐齉䨻
𠮷野家的碗
𰻝𰻝面的碗有吗
㐀㐁㐂
囍字贴纸
「这个」怎么卖
ＡＢＣ　５０％
﹏﹏﹏
①②③ 选②
㎡ 和 ㎏
½ price?
x² + y³
™ ® ©
Ünïcödé naïve café
Straße, Ärger
ñandú piñata
Привет, сколько стоит?
Καλημέρα
こんにちは、これはいくらですか
カタカナ ﾊﾝｶｸ
안녕하세요 얼마예요
مرحبا كم السعر
שלום
สวัสดี
नमस्ते
<s> 你好 </s>
</s></s><mask>
<unk> <pad> <s>
query: query: hi
▁▁under▁score
a\u200bb\u200cc\u200dd
\ufeffhello
tab\tand\x0bvertical
many     spaces   here
  leading and trailing  
\u3000全角空格\u3000
~～∼〜
…… —— ··· •
“quotes” ‘single’ «guillemets»
https://example.com/p?id=1&ref=a#b
mail me at anna@example.com
+86 138 0013 8000
1,234.56元 / ￥99.9 / €5 / £3
((((((
！！！？？？
-_-|| (╯°□°)╯︵ ┻━┻
¯\\_(ツ)_/¯
ℌ𝔢𝔩𝔩𝔬 𝓌ℴ𝓇𝓁𝒹
ｈｅｌｌｏ
ﬁne ofﬁce ﬂow
Ⅳ Ⅷ ⅷ
㍿ ㏒
\u0080\u0085x
a\u0000b
zwj\u200d
🫠🫡🪿
🀄🎴
\U0001f9d1\u200d\U0001f4bb works?
ประเทศ🇹🇭
""".strip("\n").split("\n") + ["line\none\r\ntwo", ""]

COUNT = 560


def fixture_lines() -> list[str]:
    """Every line above once, then seeded pairs of them until COUNT."""
    plain = [*CHINESE, *ENGLISH, *MIXED]
    lines = [*plain, *ODD]
    chance = random.Random(7)
    while len(lines) < COUNT:
        first, second = chance.choice(plain), chance.choice(ODD if chance.random() < 0.6 else plain)
        line = chance.choice(["{a}{b}", "{b}{a}", "{a} {b}", "{b}，{a}"]).format(a=first, b=second)
        if line not in lines:
            lines.append(line)
    return lines
