using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>A row that was read without a fault.</summary>
/// <param name="Key">What the row is known by when it comes again.</param>
/// <param name="Facts">Everything that was read, in one form whatever the file's was: two rows with the same facts say the same.</param>
abstract record Record(int Line, string Key, Facts Facts)
{
    /// <summary>Whether the key is made of what the row says, so that two that say the same are two all the same.</summary>
    public virtual bool MayRepeat => false;

    /// <summary>Whether the row may take the place of what came in before, since nothing counts that: an open deal that is won now.</summary>
    public virtual bool MayFollow(KeptRow before) => false;

    /// <summary>As it is remembered.</summary>
    public KeptRow Kept() => new(Key, Line, Facts.ToJson());
}
