namespace Dengta.Tests.Understanding;

/// <content>Two more days of other people's messages, as they were typed; each line here was once read wrongly.</content>
static partial class Cases
{
    public const string EverydayAgain = """"
        老客户锦程物流又追加了15万的货 => log: deal 锦程物流 150000
        刚接到财务通知,宏图汽配昨天打来9万尾款 => log: collection 宏图汽配 90000 @2026-11-22
        本月回款进展如何 => ask_progress: collections 2026-11-01..2026-11-30 me
        去年这时候我签了中粮80万 => none
        上个月签了中粮80万 => none
        signed Brightwell last month, 80k => none
        收到百川上个月货款9万 => log: collection 百川 90000
        昨天的客户拜访取消了 => none
        跟苏宁签的框架协议,一年500万 => log: deal 苏宁 5000000
        今天跟恒信签了保密协议 => future_plan|none
        signed an NDA with Brightwell => future_plan|none
        签了意向书,宏图汽配 => future_plan|none
        拜访了3家医院5家药店 => log: visit - x8
        visited 3 clinics and 2 schools => log: visit - x5
        下午见了省人民医院设备科的曹科长 => log: visit 省人民医院 (曹科长)
        把报价单发到顾总邮箱了 => log: quote - (顾总)
        续费了,还是原来的价钱3.6万/年 => log: deal - 36000
        Closed Northgate for 85k, 50% paid upfront => log: deal Northgate 85000; collection Northgate
        just got the PO from Harlow & Finch - $42,300 => log: deal Harlow & Finch 42300 USD
        had a call with Johnson & Johnson => log: followup Johnson & Johnson
        quote out to Tidewater, 18.5k GBP => log: quote Tidewater 18500 GBP
        Mark closed Silverline for 60k => none
        Will has met Brightwell yesterday => none
        change the Kestrel visit to yesterday => correct: visit Kestrel - date 2026-11-22
        sent revised proposal to Corvus, now 96k instead of 110k => log: quote Corvus 96000
        pinged Omar at Zenith re invoice, nothing yet => log: followup Zenith (Omar)
        3 visits in Leeds today, all new prospects => log: visit - x3
        跟Siemens的team开了个zoom会,下周出方案 => log: followup Siemens
        把Honeywell那单change成35w => correct: deal Honeywell - amount 350000
        隆平高科下了个小单3万2 => log: deal 隆平高科 32000
        今天新加了两个客户:蓝月亮、立白 => log: customer 蓝月亮; customer 立白
        赛维时代打来电话投诉发错货 => log: complaint 赛维时代
        立讯那边报价发过去了,每台1.2万,共10台 => log: quote 立讯
        今天接待了来厂参观的海康威视一行5人 => log: visit 海康威视
        今天去了公司开会,没出去跑 => none
        尚品宅配付了一半,15万 => log: collection 尚品宅配 150000
        今日:拜访1 电话12 报价2 => log: visit -; followup - x12; quote - x2
        卖了3台设备给江铃,合计66万 => log: deal 江铃 660000
        大客户中国建材续签120万 => log: deal 中国建材 1200000
        签了两份合同,一份20万一份35万 => log: deal - x2 550000
        我和小刘谁签得多 => ask_ranking: revenue 小刘
        见了鬼了,电脑又坏了 => none
        Ashby accepted our quote at 44k => log: deal Ashby 44000
        helped Dan close Fenwick => log: assist Fenwick (Dan)
        the Fenwick deal is closed!! 130k => log: deal Fenwick 130000
        lunch w/ Keir @ Loxley => log: visit Loxley (Keir)
        payment of $8,400 from Loxley landed => log: collection Loxley 8400 USD
        wire from Dunmore came through: 31k => log: collection Dunmore 31000
        3/5 for Omar, slow replies => rate_peer: Omar 3 because
        """";
}
