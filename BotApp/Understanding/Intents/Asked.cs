using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>What a stretch of a message says that matters to a question.</summary>
sealed class Asked
{
    const int FewTokens = 6;

    readonly Message _message;
    readonly int _from;
    readonly int _to;
    readonly Mark _marks;

    public Asked(Message message, int from, int to)
    {
        (_message, _from, _to) = (message, from, to);
        // 打了…电话: a bare word only leads to the one that says what is asked about.
        var isLeading = false;
        for (var i = from; i < to; i++)
        {
            var token = message.Tokens[i];
            _marks |= token.Word.Marks;
            if (token.Is(Mark.Topic) && token.Word.Metric is { } topic
                && (Topic is null || topic is Understanding.Metric.Bonus)) Topic = topic;
            if ((token.Event ?? (token.Is(Mark.Records) ? token.Word.Kind : null)) is { } kind
                && (Event is null || isLeading)) (Event, isLeading) = (kind, token.Is(Mark.Bare));
            HasNumber |= token.Kind == TokenKind.Number;
            if (token.Kind == TokenKind.When && When is null) When = token.When;
        }
        ReadNames();
    }

    public Metric? Topic { get; }

    public EntryKind? Event { get; }

    public When? When { get; }

    public bool HasNumber { get; }

    public DayRange? Period => When?.Range;

    public string? Colleague { get; private set; }

    public string? Customer { get; private set; }

    public Metric? Metric => Topic ?? EventMetric;

    public bool IsQuestion => Has(Mark.Asked | Mark.HowMany | Mark.Show | Mark.Who | Mark.When) || EndsInQuestion;

    public bool EndsInQuestion => _to < _message.Tokens.Length ? _message.Text[_message.Tokens[_to].Start] is '?' or '？'
        : _message.Text.AsSpan().TrimEnd().EndsWith("?") || _message.Text.AsSpan().TrimEnd().EndsWith("？");

    // 把目标分到人: to be done, not to be answered.
    public bool IsCommand => !IsQuestion && _to > _from && _message.Fold(_message.Tokens[_from]) is "把" or "将";

    public bool IsShort => _to - _from <= FewTokens;

    // "we" is the team when it asks how "we" are doing; "our team" is it always.
    public bool IsAboutTeam => Has(Mark.Team) || Says("team") || Says("we ") || Says(" our ");

    public bool IsAboutMe => Has(Mark.Me) || Says(" i ") || Says("my ");

    // "best" and the like mean a ranking only in a question about people.
    public bool HasOnlyWeakRank => !Has(Mark.Who) && !IsQuestion && !IsShort && Event is not null;

    public Metric? EventMetric => Event switch
    {
        EntryKind.Visit => Understanding.Metric.Visits,
        EntryKind.Deal => CountsDeals ? Understanding.Metric.Deals : Understanding.Metric.Revenue,
        EntryKind.Collection => Understanding.Metric.Collections,
        EntryKind.Quote => Understanding.Metric.Quotes,
        EntryKind.Customer => Understanding.Metric.Customers,
        EntryKind.Followup => Understanding.Metric.Followups,
        EntryKind.Complaint => Understanding.Metric.Complaints,
        EntryKind.Assist => Understanding.Metric.Assists,
        _ => null,
    };

    bool CountsDeals
    {
        get
        {
            for (var i = _from; i < _to; i++)
            {
                var word = _message.Fold(_message.Tokens[i]);
                if (word is "几单" or "几个" or "几笔" or "多少单" or "多少个" or "多少笔" or "how many" or "几家" or "多少家" or "几份" or "number of"
                    or "deals" or "orders" or "contracts") return true;
            }
            return false;
        }
    }

    public bool Has(Mark mark) => (_marks & mark) != 0;

    public bool Says(string folded) =>
        _to > _from && _message.Folded.AsSpan(_message.Tokens[_from].Start,
            _message.Tokens[_to - 1].End - _message.Tokens[_from].Start).Contains(folded, StringComparison.Ordinal);

    void ReadNames()
    {
        foreach (var party in Names.Read(_message, _from, _to))
        {
            if (Colleague is null && Customer is null && IsDoer(party)) Colleague = party.Company ?? party.People[0];
            else if (party.Company is null && Colleague is null) Colleague = party.People[0];
            else if (party.Company is { } company && Customer is null) Customer = company;
        }
        if (Colleague is null && Event is null && Customer is { } name && !Has(Mark.Records)
            && IsLikeAPerson(name)) (Colleague, Customer) = (name, null);
    }

    // 李雷这周拜访了几家, "what did Li Lei log": who stands before the question about what was done is asked about.
    bool IsDoer(Party party)
    {
        if (party is not { Company: { } name, People.Count: 0, IsObject: false } || party.To >= _to) return false;
        if (party.From > _from && _message.Fold(_message.Tokens[party.From - 1]) is "did" or "has")
            return _message.Tokens[party.To].Is(Mark.Records)
                || Has(Mark.HowMany) && _message.Fold(_message.Tokens[party.To]) is "send" or "make" or "do" or "book" or "get" or "win";
        if (_message.Tokens[party.From].Is(Mark.Name) || FirmEndings.IsAtEndOf(name) || !GivenNames.MayBePerson(Cleaning.Fold(name)))
            return false;
        var verb = party.To;
        while (verb < _to && (_message.Tokens[verb].Kind == TokenKind.When || _message.Tokens[verb] is { Event: null } between
            && between.Is(Mark.Filler | Mark.Link | Mark.Done) && !between.Is(Mark.Records))) verb++;
        return verb < _to && (_message.Tokens[verb].Event is not null ? Has(Mark.HowMany)
            : _message.Tokens[verb].Is(Mark.Records) && _message.Fold(_message.Tokens[verb]).ContainsAny('了', '过', '干'));
    }

    // A name that no list knows: with a capital, or a Chinese one that begins with a surname.
    static bool IsLikeAPerson(string name) => name.Length is >= 2 and <= 4 && GivenNames.IsCommonSurname(name[0])
        || char.IsUpper(name[0]);
}
