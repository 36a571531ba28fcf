using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools;

/// <summary>
/// <c>unread --jsonl</c> and <c>unread --dialog</c>: what was not understood, without names of people, as lines for a corpus or for a dialog.
/// The lines are a start: whoever adds them says what should have been understood.
/// </summary>
static class UnreadExport
{
    const int Most = 1000;

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(Db db, string form, DateTimeOffset now)
    {
        foreach (var tenant in (await TenantStore.LoadAsync(db, CancellationToken.None)).All.OrderBy(t => t.Id.Value))
        {
            await using var tx = db.Begin();
            var unread = UnreadStore.Latest(tx, tenant.Id, now, Most);
            var names = MemberStore.NamesOfAll(tx, tenant.Id);
            await tx.CommitAsync(CancellationToken.None);
            var hidden = new NamelessText(names.Values);
            foreach (var one in unread.Values)
                Console.Out.WriteLine(form == "--jsonl" ? Json(one, hidden, tenant) : Dialog(one, hidden));
        }
        return 0;
    }

    /// <summary>One line that the <c>understand</c> command reads, with nothing expected yet.</summary>
    public static string Json(UnreadText unread, NamelessText hidden, Tenant tenant)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            var text = hidden.Of(unread.Text);
            json.WriteString("id", Id(text));
            json.WriteString("text", text);
            json.WriteString("ref", TimeZoneInfo.ConvertTime(unread.Last, tenant.Zone).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
            json.WriteNumber("count", unread.Count);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>One step of a dialog. The text stays behind its verb on one line, so that nothing in it is a step of its own.</summary>
    public static string Dialog(UnreadText unread, NamelessText hidden) =>
        $"# ×{unread.Count.ToString(CultureInfo.InvariantCulture)}\nsay {hidden.Of(unread.Text).ReplaceLineEndings("\\n")}";

    // The same text has the same id in every export, so that a corpus takes it once.
    static string Id(string text) =>
        "u" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(CleanText.Of(text))))[..8];
}
