namespace Dengta.BotApp.Channels.Local;

/// <summary>Somebody whom the page can speak for.</summary>
/// <param name="Role">As stored: <c>rep</c>, <c>manager</c>, <c>director</c>, <c>ops</c>, <c>admin</c>.</param>
sealed record LocalPerson(int Id, string Name, string NameEn, string Role, string Unit, string UnitEn);
