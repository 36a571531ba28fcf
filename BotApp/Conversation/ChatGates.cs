namespace Dengta.BotApp.Conversation;

/// <summary>
/// Lets one turn of a chat run at a time within this process, in order of arrival. The database's lock does the same across replicas;
/// this one keeps thirty copies of a message from holding thirty connections while they wait.
/// </summary>
sealed class ChatGates
{
    readonly Dictionary<string, Gate> _gates = [];

    /// <exception cref="OperationCanceledException">It was not this turn's time before <paramref name="cancel"/>.</exception>
    public async Task<IDisposable> EnterAsync(string chat, CancellationToken cancel)
    {
        var gate = Take(chat);
        try
        {
            await gate.Free.WaitAsync(cancel);
            return new Pass(this, gate);
        }
        catch
        {
            Leave(gate);
            throw;
        }
    }

    Gate Take(string chat)
    {
        lock (_gates)
        {
            if (!_gates.TryGetValue(chat, out var gate)) _gates.Add(chat, gate = new Gate(chat));
            gate.Waiting++;
            return gate;
        }
    }

    void Leave(Gate gate)
    {
        lock (_gates)
            if (--gate.Waiting == 0) _gates.Remove(gate.Chat);
    }

    sealed class Gate(string chat)
    {
        public string Chat { get; } = chat;

        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Waiting { get; set; }
    }

    sealed class Pass(ChatGates gates, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Free.Release();
            gates.Leave(gate);
        }
    }
}
