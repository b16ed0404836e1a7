using System.Threading.Channels;

namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>The flag values that a component in a circuit has seen.</summary>
public sealed class Sightings : IDisposable
{
    private readonly Channel<string> _seen = Channel.CreateUnbounded<string>();

    public Pulse Pulse { get; } = new();

    public void Add(string sighting) => _seen.Writer.TryWrite(sighting);

    public async Task<string> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _seen.Reader.ReadAsync(limit.Token);
    }

    public void Dispose() => Pulse.Dispose();
}
