using System.Globalization;
using Dengta.BotApp.Tools.Import.Cells;

namespace Dengta.BotApp.Tools.Import;

/// <summary>What an import has to say: faults and differences as they are found, doubts and sums at the end.</summary>
sealed class Report(TextWriter output, ProgressLine progress)
{
    const int ShownLines = 5;
    const int MostDoubts = 500;

    readonly Dictionary<string, Doubted> _doubts = [];
    readonly List<string> _sums = [];
    int _customers;

    public int Rows { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Differing { get; private set; }

    public int Faulty { get; private set; }

    int Same { get; set; }

    int OtherDoubts { get; set; }

    public void Say(string line)
    {
        progress.Clear();
        output.WriteLine(line);
    }

    public void CountRow(double? done) => progress.Show(++Rows, done);

    /// <summary>One row that cannot come in, however much is wrong with it.</summary>
    public void Fault(params IReadOnlyList<Fault> faults)
    {
        Faulty++;
        foreach (var fault in faults) Say($"error: {fault}");
    }

    public void CountSame() => Same++;

    public void CountWritten(int added, int changed) => (Added, Changed) = (Added + added, Changed + changed);

    /// <summary>Customers that deals named first.</summary>
    public void CountCustomers(int made) => _customers += made;

    /// <summary>A row that came in before and says something else now.</summary>
    /// <param name="advice">Continues "Not changed here;".</param>
    public void Differ(Record now, IEnumerable<string> changes, string advice)
    {
        Differing++;
        Say($"differs: line {now.Line}, {Printable.Quote(now.Key)}: {string.Join("; ", changes)}. Not changed here; {advice}.");
    }

    /// <summary>Something that came in but should be looked at; rows with the same doubt are counted together.</summary>
    public void Doubt(string what, int line)
    {
        if (_doubts.TryGetValue(what, out var doubted)) doubted.Add(line);
        else if (_doubts.Count < MostDoubts) _doubts.Add(what, new Doubted(line));
        else OtherDoubts++;
    }

    /// <summary>A sentence for the end.</summary>
    public void Sum(string sentence) => _sums.Add(sentence);

    public void Close(bool isDry, bool isWritten)
    {
        if (_doubts.Count > 0) Say("Doubtful, please look:");
        foreach (var (what, rows) in _doubts.OrderByDescending(d => d.Value.Count)) Say($"  {rows}: {what}");
        if (OtherDoubts > 0) Say($"  {Number(OtherDoubts)} further doubtful rows");
        Say($"{Number(Rows)} rows: {Number(Added)} {(isDry ? "to add" : "new")}, {Number(Same)} there already, {Number(Changed)} remembered anew, "
            + $"{Number(Differing)} differing, {Number(Faulty)} with errors.");
        foreach (var sum in _sums) Say(sum);
        if (_customers > 0) Say($"{Number(_customers)} customers {(isDry ? "would be" : "were")} made, since deals name them.");
        Say(Outcome(isDry, isWritten));
    }

    public static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    string Outcome(bool isDry, bool isWritten) => (isDry, isWritten) switch
    {
        (true, _) => "This was a dry run: nothing was written. With --apply it is.",
        (_, true) => "Written.",
        _ when Faulty > 0 => "Nothing was written, because of the errors. With --skip-errors those rows are left out.",
        _ => "There was nothing new to write.",
    };

    sealed class Doubted(int first)
    {
        readonly List<int> _lines = [first];

        public int Count { get; private set; } = 1;

        public void Add(int line)
        {
            Count++;
            if (_lines.Count < ShownLines) _lines.Add(line);
        }

        public override string ToString() => Count == 1
            ? $"line {_lines[0]}"
            : $"{Number(Count)} rows (lines {string.Join(", ", _lines)}{(Count > _lines.Count ? ", …" : "")})";
    }
}
