using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Tests.Channels;

/// <summary>Cards that hold more than a message may.</summary>
static class LongCards
{
    static readonly string Worst = string.Concat(Enumerable.Repeat("*\"\\很😀<", 2000));
    static readonly string Lines = string.Concat(Enumerable.Repeat("一行\n", 5000));

    public static readonly IReadOnlyDictionary<string, Card> All = new Dictionary<string, Card>
    {
        ["rows"] = SampleCards.History(5000),
        ["wide cells"] = Of(new Grid([Worst, Worst, Worst], [.. Enumerable.Repeat<ImmutableArray<string>>([Worst, Worst, Worst], 500)])),
        ["facts"] = Of(new Facts([.. Enumerable.Repeat(new Fact(Worst, Worst), 500)])),
        ["toned facts"] = Of(new Facts([.. Enumerable.Repeat(new Fact(Worst, Worst, Tone.Bad), 500)])),
        ["lines"] = Of([.. Enumerable.Repeat(new Line(Lines), 50)]),
        ["long lines"] = Of([.. Enumerable.Repeat(new Line(Worst, Tone.Warning), 50)]),
        ["bars"] = Of([.. Enumerable.Repeat(new Bar(Worst, 0.5m, 0.7m, Worst, Tone.Good), 300)]),
        ["headings"] = Of([.. Enumerable.Repeat(new Heading(Worst), 300)]),
        ["choices"] = Of(new ChoiceInput("c", Worst, [.. Enumerable.Range(0, 3000).Select(i => new Choice(Worst, $"v{i}"))])),
        ["a long field"] = Of(new Line(Worst), new TextInput("t", Worst, Worst, true, Worst)),
        ["everything"] = Of(
            new Line(Worst), new Facts([.. Enumerable.Repeat(new Fact(Worst, Worst), 50)]), new Line(Worst), new Heading(Worst),
            new TextInput("t", Worst, Worst, true, Worst), new ChoiceInput("c", Worst, [.. Enumerable.Range(0, 50).Select(i => new Choice(Worst, $"v{i}"))])),
    };

    static Card Of(params CardPart[] parts) => new Card(Language.Chinese, Worst, parts).With(Enumerable.Repeat(new CardButton(Worst, "go", ("id", "1")), 6));
}
