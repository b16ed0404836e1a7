using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace OpenRollout.TestSupport;

/// <summary>A source whose manifests, errors, and timing a test controls.</summary>
internal sealed class ScriptedSource : IManifestSource
{
    private readonly Channel<LoadedManifest> _manifests = Channel.CreateUnbounded<LoadedManifest>();
    private int _given;
    private volatile int _taken;
    private volatile int _readings;
    private volatile bool _hasEnded;

    public ScriptedSource(params string[] manifests) => Array.ForEach(manifests, Give);

    /// <summary>Gets the number of times that reading has started.</summary>
    public int Readings => _readings;

    /// <summary>Gets a value indicating whether reading has ended, including by cancellation.</summary>
    public bool HasEnded => _hasEnded;

    public void Give(string json) => Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(json)));

    public void Give(LoadedManifest manifest)
    {
        _given++;
        Assert.True(_manifests.Writer.TryWrite(manifest));
    }

    /// <summary>Returns a manifest to the provider and waits until the provider has applied or rejected it.</summary>
    public Task GiveAndWaitAsync(string json)
    {
        Give(json);
        return WaitUntilTakenAsync();
    }

    public Task WaitUntilTakenAsync() => Eventually.Is(() => _taken == _given);

    /// <summary>Ends the sequence of manifests, optionally with an exception.</summary>
    public void End(Exception? exception = null) => _manifests.Writer.Complete(exception);

    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _readings++;
        try
        {
            await foreach (var manifest in _manifests.Reader.ReadAllAsync(cancellationToken))
            {
                yield return manifest;
                // The reader requests the next manifest when it has processed this one.
                _taken++;
            }
        }
        finally
        {
            _hasEnded = true;
        }
    }
}
