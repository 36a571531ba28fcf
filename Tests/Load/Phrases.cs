namespace Dengta.Load;

/// <summary>
/// What one sender says, in order. Amounts never repeat for a customer within tens of thousands of deals (a second identical
/// deal on one day is held back for a question) and stay between 1万 and 50万 (large deals are held back too).
/// </summary>
sealed class Phrases(int sender, Scenario scenario, int start)
{
    const string Question = "离目标还差多少";

    int _said;
    readonly Occurrences _visits = new(sender, start);
    readonly Occurrences _deals = new(sender, start);
    readonly Occurrences _collections = new(sender, start);

    public string Next()
    {
        var turn = _said++;
        return scenario switch
        {
            Scenario.Ask => Question,
            Scenario.Log => turn % 2 == 0 ? Visit(turn / 2) : Deal(turn / 2),
            _ => Mixed(turn),
        };
    }

    string Mixed(int turn) => (turn % 10) switch
    {
        0 or 5 or 8 => Visit(turn),
        1 or 4 or 7 => Deal(turn),
        2 => Collection(turn),
        3 => Three(),
        _ => Question,
    };

    string Visit(int turn) => (turn % 4) switch
    {
        0 => $"今天拜访了{_visits.Chinese().Customer}张总",
        1 => $"visited {_visits.English().Customer} today",
        2 => $"刚拜访了{_visits.Chinese().Customer}的李经理",
        _ => $"今天去{_visits.Chinese().Customer}拜访了王工",
    };

    string Deal(int turn)
    {
        var deal = turn % 4 == 2 ? _deals.English() : _deals.Chinese();
        return (turn % 4) switch
        {
            0 => $"{deal.Customer}签了{deal.Wan}",
            1 => $"今天和{deal.Customer}签约{deal.Yuan}元",
            2 => $"signed {deal.Customer} for {deal.Thousands}",
            _ => $"签了{deal.Customer}，{deal.Wan}",
        };
    }

    string Collection(int turn)
    {
        var english = turn % 20 < 10;
        var paid = english ? _collections.English() : _collections.Chinese();
        return english ? $"received {paid.Thousands} from {paid.Customer}" : $"收到{paid.Customer}回款{paid.Wan}";
    }

    string Three()
    {
        var deal = _deals.Chinese();
        var paid = _collections.Chinese();
        return $"今天拜访了{deal.Customer}张总，签了{deal.Wan}，{paid.Customer}回款{paid.Wan}";
    }
}
