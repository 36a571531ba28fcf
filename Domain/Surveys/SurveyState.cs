namespace Dengta.Domain.Surveys;

public enum SurveyState
{
    /// <summary>Waits for its one answer.</summary>
    Open,

    Answered,

    /// <summary>Its time is over, or the deal was taken back.</summary>
    Closed,
}

/// <summary>What a link leads to.</summary>
/// <param name="Company">Who asks.</param>
public sealed record FoundSurvey(string Company, SurveyState State);
