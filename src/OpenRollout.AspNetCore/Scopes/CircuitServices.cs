using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore.Scopes;

/// <summary>
/// Makes the services of a Blazor circuit the current scope. The request that opened a circuit may end before the circuit does, so the
/// user is determined when the circuit opens, and does not change.
/// </summary>
internal sealed class CircuitServices(IServiceProvider services, IEnumerable<ScopedSnapshot> snapshots) : CircuitHandler
{
    private static readonly AsyncLocal<IServiceProvider?> CurrentServices = new();

    /// <summary>Gets the services of the current circuit, also in work that the circuit has started, such as a timer; null outside of circuits.</summary>
    public static IServiceProvider? Current => CurrentServices.Value;

    /// <summary>Gets the order: before handlers that read flags.</summary>
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
        // An async lambda, so that the value does not flow back to the caller.
        => async activity =>
        {
            CurrentServices.Value = services;
            await next(activity).ConfigureAwait(false);
        };
}
