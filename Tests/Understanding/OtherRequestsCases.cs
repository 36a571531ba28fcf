namespace Dengta.Tests.Understanding;

/// <content>Corrections, undoing, ratings, targets, help and chatter in other words.</content>
static partial class Cases
{
    public const string OtherRequests = """"
        刚才那条金额应该是45万 => correct: - - - amount 450000
        金额记错了，是45万 => correct: - - - amount 450000
        百川化工那单改成45万 => correct: deal 百川化工 - amount 450000
        上一条客户应该是金穗粮油 => correct: - - - customer 金穗粮油
        不是百川化工，是金穗粮油 => correct: - - - customer 金穗粮油
        联系人写错了，是蔡总不是詹总 => correct: - - - contact 蔡总
        拜访日期改成上周五 => correct: visit - - date 2026-11-20|correct: - - - date 2026-11-20
        昨天那次拜访应该是前天 => correct: visit - 2026-11-22 date 2026-11-21
        数量改成5 => correct: - - - count 5
        刚才那条不是拜访是电话 => correct: - - - kind followup
        打错了，45万不是54万 => correct: - - - amount 450000
        回款金额更正为3万2 => correct: collection - - amount 32000
        make it 45k => correct: - - - amount 45000
        the amount was 45k, not 54k => correct: - - - amount 45000
        sorry, customer should be Tidewater Press => correct: - - - customer Tidewater Press
        it was yesterday, not today => correct: - - - date 2026-11-22
        change the date to last Friday => correct: - - - date 2026-11-20
        correction: Bramble Foods was 30k => correct: - Bramble Foods - amount 30000
        contact should be Mr. Brandt => correct: - - - contact Mr. Brandt
        that should have been 3 visits => correct: visit - - count 3
        撤销上一条 => undo
        删掉刚才的记录 => undo
        刚才那条作废 => undo
        把百川化工的拜访删了 => undo: visit 百川化工 -
        撤回昨天的回款 => undo: collection - 2026-11-22
        记错了，撤销 => undo
        undo that => undo
        please delete my last entry => undo
        remove the quote for Tidewater Press => undo: quote Tidewater Press -
        cancel the last log => undo
        给郭敏打5分，沟通顺畅 => rate_peer: 郭敏 5 because
        郭敏4分 => rate_peer: 郭敏 4
        评价郭敏：3星，响应慢 => rate_peer: 郭敏 3 because
        这次协作给小郭满分5分 => rate_peer: 小郭 5
        小郭配合度打两分 => rate_peer: 小郭 2
        rate Ingrid 4 => rate_peer: Ingrid 4
        Ingrid 3/5, slow to reply => rate_peer: Ingrid 3 because
        5 stars for Tariq => rate_peer: Tariq 5
        give Tariq four stars for the help => rate_peer: Tariq 4 because
        郭敏12月目标设为80万 => set_target: 郭敏 revenue 2026-12-01..2026-12-31 =800000
        团队2027年目标定3000万 => set_target: team revenue 2027-01-01..2027-12-31 =30000000
        把郭敏Q1拜访目标设成90次 => set_target: 郭敏 visits 2027-01-01..2027-03-31 =90
        小郭下个月回款目标50万 => set_target: 小郭 collections 2026-12-01..2026-12-31 =500000
        set Ingrid's visit target for December to 40 => set_target: Ingrid visits 2026-12-01..2026-12-31 =40
        设李雷2027年的目标1200万 => set_target: 李雷 revenue 2027-01-01..2027-12-31 =12000000
        李雷2027目标1200万 => set_target: 李雷 revenue 2027-01-01..2027-12-31 =12000000
        把王芳2027目标下调10%,因为休假 => adjust_target: 王芳 revenue 2027-01-01..2027-12-31 -10% because
        set Li Lei's 2027 target to 12m => set_target: Li Lei revenue 2027-01-01..2027-12-31 =12000000
        set Li Lei's 2027 visits target to 2030 => set_target: Li Lei visits 2027-01-01..2027-12-31 =2030
        set Li Lei's target to 2027 => set_target: Li Lei revenue =2027
        set the team target for 2027 to 30 million => set_target: team revenue 2027-01-01..2027-12-31 =30000000
        Tariq's quota for Q1 is 250k => set_target: Tariq revenue 2027-01-01..2027-03-31 =250000
        郭敏目标上调20% => adjust_target: 郭敏 revenue +20%
        把小郭本月目标减少5万 => adjust_target: 小郭 revenue 2026-11-01..2026-11-30 -50000
        团队Q4目标从800万调成900万，市场好 => adjust_target: team revenue 2026-10-01..2026-12-31 =9000000 because
        郭敏的目标降到60万，因为她转岗 => adjust_target: 郭敏 revenue =600000 because
        raise Ingrid's target by 15% => adjust_target: Ingrid revenue +15%
        lower Tariq's Q4 quota to 200k because he was on leave => adjust_target: Tariq revenue 2026-10-01..2026-12-31 =200000 because
        bump the team target by 50k => adjust_target: team revenue +50000
        怎么记一笔回款 => help
        你会做哪些事 => help
        这个机器人怎么用 => help
        怎么给同事打分 => help
        how do I fix a wrong amount => help
        what commands are there => help
        how does this work? => help
        你好呀 => smalltalk
        辛苦啦 => smalltalk
        哈哈哈哈 => smalltalk
        笨蛋 => smalltalk
        今天好累啊 => smalltalk|none
        hello => smalltalk
        thank you! => smalltalk
        lol => smalltalk
        this bot sucks => smalltalk|none
        have a nice weekend => smalltalk
        """";
}
