using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The words that go on with the message before: 再加一单比亚迪20万, 也是张总, another one for Acme. Pure.</summary>
static class GoingOnWords
{
    const int LongestContact = 20;

    static readonly string[] More = ["再加", "再来", "再记", "还有", "又有", "另外还有"];

    static readonly (string Words, EntryKind? Kind)[] One = [("一单", EntryKind.Deal), ("一笔", null), ("一家", null), ("一个", null)];

    static readonly (string Words, EntryKind? Kind)[] Openings =
    [
        .. from more in More from one in One select (more + one.Words, one.Kind),
        ("another deal", EntryKind.Deal), ("one more deal", EntryKind.Deal), ("another visit", EntryKind.Visit), ("one more visit", EntryKind.Visit),
        ("another one", null), ("one more", null), ("and another", null),
    ];

    static readonly string[] Links = ["for ", "from ", "with ", "of ", "to ", "at "];

    static readonly string[] SameCustomer =
    [
        "同一家", "同一个客户", "还是这家", "还是那家", "也是这家", "也是那家", "还是他家", "还是他们家", "same customer", "same client", "same company", "same account",
    ];

    static readonly string[] Same = ["也是", "还是", "also ", "again "];

    static readonly string[] TitlesBehind = ["总", "工", "哥", "姐", "董", "经理", "主任", "主管", "老师", "先生", "女士", "部长", "院长"];

    static readonly string[] TitlesBefore = ["Mr", "Ms", "Mrs", "Dr"];

    /// <summary>One more of a kind, or of the kind booked last, and the words about it; null for a text that does not begin so.</summary>
    public static (EntryKind? Kind, string What)? Again(string text)
    {
        var trimmed = text.Trim();
        foreach (var (words, kind) in Openings)
            if (trimmed.StartsWith(words, StringComparison.OrdinalIgnoreCase) && trimmed.Length > words.Length)
                return (kind, WithoutLink(trimmed[words.Length..].TrimStart(' ', ',', ':', '：', '，')));
        return null;
    }

    /// <summary>Whether the customer is said to be the same as before.</summary>
    public static bool SaysSameCustomer(string text) => Array.Exists(SameCustomer, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether somebody is perhaps said to be the same as before: it takes the name to be sure.</summary>
    public static bool MaySaySame(string text) => Array.Exists(Same, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>还是中兴 is 中兴.</summary>
    public static string WithoutSame(string text)
    {
        var trimmed = text.Trim();
        return Array.Find(Same, w => trimmed.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is { } word ? trimmed[word.Length..].Trim() : trimmed;
    }

    /// <summary>The contact of a text that says nothing but 也是张总. With a title, so that it is a person and no company.</summary>
    public static string? ContactAfterSame(string text)
    {
        var contact = WithoutSame(text).TrimEnd('。', '.', '!');
        return contact.Length < text.Trim().TrimEnd('。', '.', '!').Length && contact.Length is >= 2 and <= LongestContact && HasTitle(contact) ? contact : null;
    }

    /// <summary>The words that somebody would have begun with; what they mean is the reader's to say. Null for a kind that nobody adds so.</summary>
    public static string? Whole(EntryKind kind, string what) => kind switch
    {
        EntryKind.Visit => $"拜访了{what}",
        EntryKind.Deal => $"签了{what}",
        EntryKind.Collection => $"回款{what}",
        EntryKind.Quote => $"报价{what}",
        EntryKind.Followup => $"跟进了{what}",
        EntryKind.Customer => $"新增客户{what}",
        _ => null,
    };

    static string WithoutLink(string what) =>
        Array.Find(Links, l => what.StartsWith(l, StringComparison.OrdinalIgnoreCase)) is { } link ? what[link.Length..] : what;

    static bool HasTitle(string name) =>
        Array.Exists(TitlesBehind, t => name.EndsWith(t, StringComparison.Ordinal)) || Array.Exists(TitlesBefore, t => name.StartsWith(t, StringComparison.Ordinal));
}
