using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>
/// Says that the scope that runs now is a Blazor circuit's. Its request is over, or another connection's by now, so the user is
/// asked for when the circuit opens, and stays.
/// </summary>
internal sealed class CircuitServices(IServiceProvider services, IEnumerable<ScopedSnapshot> snapshots) : CircuitHandler
{
    private static readonly AsyncLocal<IServiceProvider?> Running = new();

    /// <summary>The services of the circuit that runs now, in what it started too, such as a timer; null outside of circuits.</summary>
    public static IServiceProvider? Current => Running.Value;

    /// <summary>Before handlers that read flags.</summary>
    public override int Order => int.MinValue;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        foreach (var snapshot in snapshots)
        {
            _ = snapshot.User;
        }

        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next)
        // An asynchronous method: what it puts into its context ends with it.
        => async activity =>
        {
            Running.Value = services;
            await next(activity).ConfigureAwait(false);
        };
}
