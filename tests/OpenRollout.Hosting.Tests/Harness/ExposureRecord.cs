using System.Collections.Concurrent;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Records exposures.</summary>
internal sealed class ExposureRecord : IExposureSink
{
    private readonly ConcurrentQueue<string> _flags = new();

    public IEnumerable<string> Flags => _flags;

    public ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken)
    {
        foreach (var exposure in exposures)
        {
            _flags.Enqueue(exposure.FlagKey);
        }

        return ValueTask.CompletedTask;
    }
}
