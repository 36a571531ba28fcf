using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>How people write such things. {0} the customer (or the colleague), {1} whom they met there, {2} the amount.</summary>
static class Phrases
{
    public static readonly string[] Visit = ["拜访了{0}的{1}", "去了{0},见了{1}", "拜访{0},和{1}谈了新需求", "到{0}给{1}做了产品演示"];
    public static readonly string[] Deal = ["签了{0},{2}", "{0}签单{2}", "拿下{0},{2}"];
    public static readonly string[] VisitWithDeal = ["拜访了{0}的{1},签了{2}", "去{0}见了{1},签单{2}"];
    public static readonly string[] Collection = ["{0}回款{2}", "收到{0}回款{2}", "{0}到账{2}"];
    public static readonly string[] Refund = ["给{0}退款{2}"];
    public static readonly string[] Quote = ["给{0}报价{2}", "给{0}的{1}发了报价{2}"];
    public static readonly string[] Followup = ["跟进了{0}的{1}", "给{0}的{1}打了电话,跟进合同", "微信跟进{0}的{1},等回复"];
    public static readonly string[] Complaint = ["{0}投诉发货慢", "{0}的{1}投诉售后响应慢", "{0}投诉安装有问题"];
    public static readonly string[] NewClient = ["新增客户{0},联系人{1}", "新客户{0},对接人{1}"];
    public static readonly string[] Assist = ["帮{0}做了标书", "协助{0}准备演示", "帮{0}接待了客户"];

    public const string Undo = "撤销";

    public static string Say(this Dice dice, string[] phrases, Occasion o, decimal amount = 0) =>
        o.When.Word + dice.Pick(phrases)
            .Replace("{0}", o.Client.Short, StringComparison.Ordinal)
            .Replace("{1}", o.Contact, StringComparison.Ordinal)
            .Replace("{2}", Yuan(amount), StringComparison.Ordinal);

    public static string SayAssist(this Dice dice, Moment when, Person colleague) =>
        when.Word + dice.Pick(Assist).Replace("{0}", colleague.Name, StringComparison.Ordinal);

    public static string SayVisits(Moment when, int count) => $"{when.Word}跑了{count}家客户";

    public static string SayShared(Occasion o, decimal amount, IEnumerable<string> colleagues, IEnumerable<decimal> shares) =>
        $"{o.When.Word}和{string.Join("、", colleagues)}一起签了{o.Client.Short},{Yuan(amount)},按{string.Join("/", shares.Select(s => (int)(s * 100)))}分";

    public static string Correction(decimal amount) => $"改成{Yuan(amount)}";

    static string Yuan(decimal amount) => new Money(decimal.Abs(amount), DemoCompany.Currency).Say(Language.Chinese);
}
