using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace OpenRollout.TestSupport;

/// <summary>A source that gives what a test tells it to, when it tells it to.</summary>
internal sealed class ScriptedSource : IManifestSource
{
    private readonly Channel<LoadedManifest> _manifests = Channel.CreateUnbounded<LoadedManifest>();
    private int _given;
    private volatile int _taken;
    private volatile int _readings;
    private volatile bool _hasEnded;

    public ScriptedSource(params string[] manifests) => Array.ForEach(manifests, Give);

    /// <summary>How often somebody began to read.</summary>
    public int Readings => _readings;

    /// <summary>Whether the reading has ended, be it by cancellation.</summary>
    public bool HasEnded => _hasEnded;

    public void Give(string json) => Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(json)));

    public void Give(LoadedManifest manifest)
    {
        _given++;
        Assert.True(_manifests.Writer.TryWrite(manifest));
    }

    /// <summary>Gives a manifest and waits until the provider serves it, or has refused it.</summary>
    public Task GiveAndWaitAsync(string json)
    {
        Give(json);
        return WaitUntilTakenAsync();
    }

    public Task WaitUntilTakenAsync() => Eventually.Is(() => _taken == _given);

    /// <summary>Ends the manifests, with an exception or without.</summary>
    public void End(Exception? exception = null) => _manifests.Writer.Complete(exception);

    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _readings++;
        try
        {
            await foreach (var manifest in _manifests.Reader.ReadAllAsync(cancellationToken))
            {
                yield return manifest;
                // The reader comes back for more when it is done with this one.
                _taken++;
            }
        }
        finally
        {
            _hasEnded = true;
        }
    }
}
