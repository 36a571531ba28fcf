using System.Runtime.InteropServices;

namespace Dengta.Load;

/// <summary>Turns Ctrl-C and a polite end into cancellation, so that every process started here is ended on the way out.</summary>
sealed class Signals(params PosixSignalRegistration[] registrations) : IDisposable
{
    public static Signals Cancel(CancellationTokenSource stop)
    {
        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        return new(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }
}
