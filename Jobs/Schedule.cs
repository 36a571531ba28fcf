namespace Dengta.Jobs;

/// <summary>What the clock says, in one place.</summary>
public static class Schedule;
