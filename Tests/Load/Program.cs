using Dengta.Load;

using var stop = new CancellationTokenSource();
using var interrupted = Signals.Cancel(stop);
try
{
    var words = new Words(args);
    if (args is ["--help" or "-h"])
        Console.WriteLine(Options.Usage);
    else if (args is ["serve-floor", ..])
        await Floor.Serve(words.Skip().Floor(), stop.Token);
    else if (args is ["rate-round", ..])
        await RatingRound.Run(Options.Read(words.Skip()), stop.Token);
    else
        await Comparison.Run(Options.Read(words), stop.Token);
    return 0;
}
catch (LoadException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
