using Microsoft.Extensions.Hosting;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>A service of the application that evaluates a flag when it starts and when it stops.</summary>
internal sealed class Worker(Func<bool> ask) : IHostedService
{
    public bool? AtStart { get; private set; }

    public bool? AtStop { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        AtStart = ask();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        AtStop = ask();
        return Task.CompletedTask;
    }
}
