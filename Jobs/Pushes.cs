using Dengta.Domain.Pushes;

namespace Dengta.Jobs;

/// <summary>Every push there is; a new one is a file and a line here.</summary>
public static class Pushes
{
    public static IReadOnlyList<IPush> All(TimeProvider time) =>
    [
        new WeeklyReview(time),
        new CompanyReview(time),
        new DeliveryReport(time),
        new FridayNote(),
        new LogReminder(),
        new FollowupReminder(),
        new MilestonePraise(),
        new WindowReminder(),
    ];

    public static IPush Of(PushKind kind, TimeProvider time) => All(time).First(p => p.Kind == kind);
}
