using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A file of targets sent into the chat: the same as a pasted table from then on.</summary>
static class FileTargets
{
    static readonly string[] Endings = [".xlsx", ".csv", ".tsv", ".txt"];

    /// <summary>Why the file is not even fetched; null where it may be. By its name, which what is in it may still belie.</summary>
    public static Refusal? Against(Turn turn, SharedFile file)
    {
        if (TargetRights.RootOf(turn.Person) is null) return TargetOwners.Refused(turn, TargetRights.NoRole, "file");
        return Endings.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? null : OtherKind;
    }

    public static async Task<Card> AnswerAsync(Turn turn, Said.File file, FileRows rows)
    {
        var (stated, faults) = TargetFileTable.Read(rows, Heading(file), turn.Today, turn.Tenant.Fiscal);
        return stated.Count + faults.Count == 0 ? turn.Reply(Empty) : await ManyTargets.DraftAsync(turn, stated, faults);
    }

    static string Heading(Said.File file) => string.IsNullOrWhiteSpace(file.Caption) ? Path.GetFileNameWithoutExtension(file.Value.Name) : file.Caption;

    static Refusal OtherKind { get; } = new(
        "我只读目标表:.xlsx 或 .csv,每行一个名字和数额。", "I read tables of targets only: .xlsx or .csv, a name and an amount a row.");

    static Refusal Empty { get; } = new(
        "表里没有找到目标。第一行写「姓名、目标、激励」或「姓名、1月、2月…」,下面每行一个人。",
        "There are no targets in the table. Begin with “name, target, stretch” or “name, Jan, Feb …”, then a row for each person.");
}
