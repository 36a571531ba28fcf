using System.Text.Json;

namespace Dengta.Tests.Conversation;

/// <summary>What was answered in a dialog.</summary>
/// <param name="Where">File and line.</param>
/// <param name="Command">The verb of the command that answered.</param>
sealed record PlayedCard(string Where, string Command, JsonElement Card);
