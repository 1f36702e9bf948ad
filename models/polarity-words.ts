/** Words of praise and of blame in what is said of goods and shops; English ones with their endings, `*` for any. Written for this project. */
export const praise = `
好 很好 不错 满意 喜欢 喜爱 推荐 值得 值 超值 划算 实惠 便宜 舒服 舒适 漂亮 好看 精致 精细 精美 细腻 厚实 结实 耐用 柔软 轻便 轻薄 清晰 清楚 流畅 顺滑 安静 好用 实用 方便
给力 贴心 耐心 热情 周到 专业 及时 迅速 神速 准时 快 很快 秒回 完好 严实 完美 惊喜 开心 合适 合身 正好 刚好 刚刚好 标准 准确 贴合 显瘦 百搭 高档 高级 大气 上档次 放心 靠谱 良心 实在 诚信
回购 复购 点赞 赞 超赞 爱了 真香 绝了 棒 很棒 优秀 一流 超出预期 物美价廉 物超所值 香 新鲜 好吃 好喝 好闻 透气 保暖 暖和 牢固 稳 稳固 省心 省力 省了 爽快 痛快 感谢 谢谢 温柔 爱不释手
不掉色 不起球 不变形 不粘 不漏 没得说 没话说 没得挑 无可挑剔 公道 合理 亲民 白菜价 没毛病 到位 用心 细心 过硬 出色 可爱 yyds ok nice 五星 满分 好评 强烈推荐 锋利 灵敏 柔和 持久 靓 美 爱 正品
good great excellent perfect perfectly lovely love loves loved nice nicely happy pleased satisfied recommend recommended amazing awesome brilliant fantastic superb wonderful beautiful beautifully gorgeous
pretty comfortable comfy soft sturdy solid durable robust fast quick quickly prompt promptly speedy cheap cheaper cheapest affordable bargain steal worth value fair reasonable reasonably friendly helpful polite patient
professional kind sweet thoughtful honest trustworthy reliable easy smooth smoothly crisp clear fresh tasty delicious warm breathable waterproof flattering fits fit accurate exactly ideal handy roomy generous best better
impressed impressive delighted thrilled pleasure thanks thank adore adores glad fun favourite favorite stunning elegant neat neatly intact safely early gem winner flawless quiet sharp sealed saved thumbs superior
painless hassle-free spot-on true-to-size five-star unbeatable exceeded stylish cosy cozy cute early
`

export const blame = `
差 很差 太差 差劲 差评 糟糕 糟 坏 坏了 烂 破 破了 破损 碎 碎了 裂 漏 漏水 漏了 瑕疵 划痕 毛病 问题 粗糙 廉价 单薄 薄得 松垮 掉色 褪色 退色 起球 缩水 变形 开胶 掉漆 掉毛 断了 卡住 卡顿 死机 闪退 发烫 异味 刺鼻 臭 难闻
难看 丑 难用 难吃 失望 后悔 生气 气人 无语 坑 坑人 坑爹 骗 骗人 骗子 假 假货 虚假 虚标 虚高 上当 踩雷 垃圾 浪费 冤枉 亏 贵 太贵 偏贵 贵了 不值 宰 智商税 慢 太慢 很慢 拖 拖延 拖拉 等了 迟迟 丢了 丢件 少发 漏发 错发 发错 送错 压坏 压扁 压烂 磕
敷衍 恶劣 冷淡 刁难 推脱 推诿 踢皮球 不理 没人理 没人管 骂 拉黑 拒绝 骚扰 不耐烦 一问三不知 不回 偏小 偏大 太小 太大 太短 太长 太紧 太松 太窄 太宽 太低 挤脚 勒 不合身 不准 不符 不标准 对不上 刺痒 痒 疼 头疼 吵 噪音 噪声 大得
简陋 麻烦 失灵 故障 失效 没用 无用 毫无用处 闲置 劝退 退货 投诉 敢怒 忽悠 套路 过期 变质 发霉 生锈 硬邦邦 粘锅 糊 模糊 拉胯 翻车 雷 心累 离谱 不好 不行 不推荐 不满 不爽 呵呵 不耐用 不防水 不保温 不实用 不划算 脏 别买 慎拍 照骗
bad badly worse worst poor poorly terrible awful horrible dreadful disappointing disappointed disappointment regret useless rubbish junk trash garbage crap cheaply flimsy broken broke breaks break faulty defective defect damaged
damage crushed cracked crack chipped scratched scratches dented leaks leaked leaking leak torn ripped stained dirty filthy smells smelly stinks stink itchy uncomfortable painful hurts hurt noisy loud crackling blurry dull blunt stuck
jammed freezes lag lags slow slowly late delayed delay delays forever lost missing wrong never ignored ignore ignores rude cold unhelpful unprofessional clueless dishonest scam fake fraud lie lies misleading ripoff rip-off overpriced
expensive pricey steep waste wasted annoying annoyed angry furious nightmare avoid refuse refused refuses denied complain complained complaint tiny tight loose short huge shrank shrunk faded fades pilled peeling snapped wobbles wobbly
weak stiff thin fell sagging failed fails fail stopped unusable ugly hate hates hated worthless robbery overcharged hidden unfair irresponsible unsatisfied unhappy returned problem problems issue issues excuse worn rusty mouldy moldy expired
binned speechless exhausting paperweight beware blacklisted shoddy pinches pinch itch too unflattering absurdly ridiculous ridiculously outrageous hopeless shame lousy pathetic inferior frustrating inconsistent
`
