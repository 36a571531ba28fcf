namespace Dengta.Tests.Understanding;

/// <content>Messages that mix the languages.</content>
static partial class Cases
{
    public const string BothLanguages = """"
        今天visit了Bramble Foods，meet了Kevin => log: visit Bramble Foods (Kevin)
        跟Lumen Optics的Cindy开了个zoom => log: followup Lumen Optics (Cindy)
        Lumen Optics的PO到了，15万 => log: deal Lumen Optics 150000
        close了佳禾食品，30w => log: deal 佳禾食品 300000
        昨天给Windmere发了quote，80k USD => log: quote Windmere 80000 USD @2026-11-22
        call了百川化工的詹总 => log: followup 百川化工 (詹总)
        帮Ingrid准备了个proposal => log: assist - (Ingrid)
        今天sign了2单，total 45万 => log: deal - x2 450000
        Windmere Hotels付了deposit 2万 => log: collection Windmere Hotels 20000
        拜访了Windmere Hotels的Mr. Brandt => log: visit Windmere Hotels (Mr. Brandt)
        email了金穗粮油的蔡总catalog => log: followup 金穗粮油 (蔡总)
        new customer：蓝鲸冷链 => log: customer 蓝鲸冷链
        上周五meeting with 三江水利 => log: visit 三江水利 @2026-11-20
        三江水利今天complain了 => log: complaint 三江水利
        跟三江水利lunch，聊了Q1合作 => log: visit 三江水利
        收到Quarry Lane的payment，$8,000 => log: collection Quarry Lane 8000 USD
        follow up了Quarry Lane => log: followup Quarry Lane
        给Quarry Lane报价12k => log: quote Quarry Lane 12000
        Quarry Lane下单了，30k刀 => log: deal Quarry Lane 30000 USD
        today拜访3家client => log: visit - x3
        renew了Sundial，20w一年 => log: deal Sundial 200000
        和Sundial的Amy姐喝了coffee => log: visit Sundial (Amy姐)
        打call给Sundial => log: followup Sundial
        明天visit佳禾食品 => future_plan
        planning拜访佳禾食品 => future_plan
        佳禾食品还没sign => none
        佳禾食品的deal黄了 => none
        Tariq把佳禾食品close了 => none
        如果close佳禾食品就达标了 => none
        didn't见到储总 => none
        小郭help我做了PPT => none
        这周的pipeline给我看看 => none|ask_progress: target 2026-11-23..2026-11-29 me|ask_history: all 2026-11-23..2026-11-29 me
        我的quota完成多少了 => ask_progress: target me
        team这个月revenue多少 => ask_progress: revenue 2026-11-01..2026-11-30 team
        我这周visit了几家 => ask_progress: visits 2026-11-23..2026-11-29 me
        show我昨天的entries => ask_history: all 2026-11-22..2026-11-22 me
        我的commission多少 => ask_bonus: bonus me
        ranking怎么样 => ask_ranking: target team|ask_ranking: target me
        能hit Q4 target吗 => ask_forecast: target 2026-10-01..2026-12-31 me
        把last entry删了 => undo
        amount改成45k => correct: - - - amount 45000
        customer改成Quarry Lane => correct: - - - customer Quarry Lane
        给Ingrid 5 stars => rate_peer: Ingrid 5
        set小郭的Q1 target为50万 => set_target: 小郭 revenue 2027-01-01..2027-03-31 =500000
        把team的target raise 10% => adjust_target: team revenue +10%
        提醒Tariq交日报 => remind: Tariq
        export这个月的deals => export: deals 2026-11-01..2026-11-30 me
        怎么log一个visit => help
        thx啦 => smalltalk
        今天OK了，收工 => smalltalk|none
        Hi，昨天签了Sundial 10w => log: deal Sundial 100000 @2026-11-22
        BTW昨天visit了Sundial => log: visit Sundial @2026-11-22
        刚跟Sundial的CFO Mr. Rao见面 => log: visit Sundial (Mr. Rao)|log: visit Sundial (CFO Mr. Rao)
        Sundial confirm了quote 15w，下周sign => none|future_plan|log: quote Sundial 150000
        """";
}
