namespace Dengta.Tests.Understanding;

/// <content>Corrections, undoing, ratings, targets, help and chatter.</content>
static partial class Cases
{
    public const string Requests = """"
        金额错了，应该是45万 => correct: - - - amount 450000
        刚才那单改成38万 => correct: deal - - amount 380000
        客户写错了，是海信不是创维 => correct: - - - customer 海信
        日期改成昨天 => correct: - - - date 2026-11-22
        上一条的联系人改成吴总 => correct: - - - contact 吴总
        昨天海信的报价应该是20万 => correct: quote 海信 2026-11-22 amount 200000
        不是15万，是50万 => correct: - - - amount 500000
        是中兴不是华为 => correct: - - - customer 中兴
        不对 是中兴不是华为 => correct: - - - customer 中兴
        不是华为是中兴 => correct: - - - customer 中兴
        是小米不是华为 => correct: - - - customer 小米
        是35万不是53万 => correct: - - - amount 350000
        是拜访不是电话 => correct: - - - kind visit
        是中兴还是华为? => none
        是中兴不是华为? => none
        Acme, not Globex => correct: - - - customer Acme
        it was Acme not Globex => correct: - - - customer Acme
        Acme, not Globex? => none
        Acme, not interested => none
        金额改成-5万 => none
        回款改成负5万 => none
        change the amount to -5k => none
        the amount should be 60k => correct: - - - amount 60000
        change the customer to Tyrell => correct: - - - customer Tyrell
        it was 25k not 52k => correct: - - - amount 25000
        last entry should be a call, not a visit => correct: - - - kind followup
        撤销 => undo
        删除刚才那条 => undo
        undo the last one => undo
        scratch that => undo
        删掉昨天海信的拜访 => undo: visit 海信 2026-11-22
        delete the Tyrell deal => undo: deal Tyrell -
        给李娜打4分 => rate_peer: 李娜 4
        小周协作五分，资料给得很快 => rate_peer: 小周 5 because
        rate Kevin 4/5 => rate_peer: Kevin 4
        give Megan 5 stars, great support => rate_peer: Megan 5 because
        把李娜本月目标定为60万 => set_target: 李娜 revenue 2026-11-01..2026-11-30 =600000
        团队明年目标设为2个亿 => set_target: team revenue 2027-01-01..2027-12-31 =200000000
        小周12月拜访目标定为40次 => set_target: 小周 visits 2026-12-01..2026-12-31 =40
        set Kevin's Q1 target to 300k => set_target: Kevin revenue 2027-01-01..2027-03-31 =300000
        李娜下个月目标上调10% => adjust_target: 李娜 revenue 2026-12-01..2026-12-31 +10%
        把小周的目标从50万调成70万，因为市场好 => adjust_target: 小周 revenue =700000 because
        团队本季度目标下调50万 => adjust_target: team revenue 2026-10-01..2026-12-31 -500000
        raise Kevin's target to 400k => adjust_target: Kevin revenue =400000
        cut Megan's quota by 20% this quarter, she is on leave => adjust_target: Megan revenue 2026-10-01..2026-12-31 -20% because
        怎么记录拜访 => help
        你能做什么 => help
        how do I log a deal? => help
        what can you do => help
        你好 => smalltalk
        谢谢啦 => smalltalk
        good morning => smalltalk
        thank you so much => smalltalk
        哈哈哈 => smalltalk
        记错了，金额是36万 => correct: - - - amount 360000
        更正一下，是签了3单不是2单 => correct: deal - - count 3
        上一条改成昨天的 => correct: - - - date 2026-11-22
        把刚才的客户改成洽洽 => correct: - - - customer 洽洽
        刚才拜访的是甘源，不是绝味 => correct: visit - - customer 甘源
        洽洽那单金额改为55万 => correct: deal 洽洽 - amount 550000
        写错了，联系人是许工 => correct: - - - contact 许工
        刚才报价写错，应该是8万 => correct: quote - - amount 80000
        correction: Nova was 45k => correct: - Nova - amount 45000
        oops, meant 70k not 17k => correct: - - - amount 70000
        the visit was yesterday, not today => correct: visit - - date 2026-11-22
        change the amount to 90k => correct: - - - amount 90000
        the contact should be Emily => correct: - - - contact Emily
        客户改成Nova => correct: - - - customer Nova
        amount应该是30w => correct: - - - amount 300000
        撤回刚才那条记录 => undo
        刚才记错了，删了吧 => undo
        取消上一条 => undo
        把洽洽的报价删了 => undo: quote 洽洽 -
        删除今天的拜访 => undo: visit - 2026-11-23
        remove my last log => undo
        undo yesterday's visit to Nova => undo: visit Nova 2026-11-22
        cancel that entry => undo
        revert => undo
        给赵磊打三分 => rate_peer: 赵磊 3
        协作评分：小郑 5分 => rate_peer: 小郑 5
        Emily配合很好，5分 => rate_peer: Emily 5|rate_peer: Emily 5 because
        I'd give Robert 4 out of 5 => rate_peer: Robert 4
        rate Emily 2 stars, slow replies => rate_peer: Emily 2 because
        赵磊协作给4星 => rate_peer: 赵磊 4
        赵磊下季度目标定300万 => set_target: 赵磊 revenue 2027-01-01..2027-03-31 =3000000
        小郑本月拜访目标30家 => set_target: 小郑 visits 2026-11-01..2026-11-30 =30
        设定团队12月目标为500万 => set_target: team revenue 2026-12-01..2026-12-31 =5000000
        Emily's target for next month is 120k => set_target: Emily revenue 2026-12-01..2026-12-31 =120000
        set team quota for 2027 at 20M => set_target: team revenue 2027-01-01..2027-12-31 =20000000
        set Robert's visit target to 25 this month => set_target: Robert visits 2026-11-01..2026-11-30 =25
        赵磊目标调到90万 => adjust_target: 赵磊 revenue =900000
        把小郑本月目标降低5万，原因是生病 => adjust_target: 小郑 revenue 2026-11-01..2026-11-30 -50000 because
        团队目标提高15% => adjust_target: team revenue +15%
        bump Emily's target up by 30k => adjust_target: Emily revenue +30000
        reduce the team target by 10% due to the holiday => adjust_target: team revenue -10% because
        把Emily的quota下调20% => adjust_target: Emily revenue -20%
        怎么撤销上一条 => help
        怎么查我的排名 => help|ask_ranking: target me
        使用说明 => help
        记录拜访的格式是什么 => help
        how do I undo something => help
        how do I check my ranking => help|ask_ranking: target me
        commands => help
        早上好 => smalltalk
        辛苦了 => smalltalk
        你真笨 => smalltalk|none
        哈喽 => smalltalk
        what's up => smalltalk
        lol ok => smalltalk
        good job bot => smalltalk
        明天见 => smalltalk
        周末愉快 => smalltalk
        help me log a visit => help
        怎么undo => help
        把amount改成60k => correct: - - - amount 60000
        delete上一条 => undo
        教我怎么签单 => help|none
        刚才的不算 => undo|none
        上条删了重新来 => undo
        刚那条撤了吧 => undo
        把20号的报价撤销 => undo: quote - 2026-11-20
        客户名打错了，应该是欧普康视 => correct: - - - customer 欧普康视
        上一笔回款金额改成15万 => correct: collection - - amount 150000
        时间写错了，是上周五 => correct: - - - date 2026-11-20
        不是拜访，是电话 => correct: - - - kind followup
        是3家不是2家 => correct: - - - count 3
        欧普康视签的是18万不是81万 => correct: deal 欧普康视 - amount 180000|correct: - 欧普康视 - amount 180000
        徐静目标改为120万 => adjust_target: 徐静 revenue =1200000
        徐静的季度目标减少20万，她休假了 => adjust_target: 徐静 revenue -200000 because
        明年一季度团队目标定2000万 => set_target: team revenue 2027-01-01..2027-03-31 =20000000
        给小韩评5分，很给力 => rate_peer: 小韩 5|rate_peer: 小韩 5 because
        徐静互评打2分，沟通太慢 => rate_peer: 徐静 2 because
        what's the weather => smalltalk|none
        lower the quota for Aisha to 80k this quarter => adjust_target: Aisha revenue 2026-10-01..2026-12-31 =80000
        Aisha gets 4 stars from me => rate_peer: Aisha 4|rate_peer: Aisha 4 because
        the customer should be Sorrel not Nettle => correct: - - - customer Sorrel
        Nettle's amount should be 12k => correct: - Nettle - amount 12000
        """";
}
