using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace OpenRollout.Consumer.Tests;

/// <summary>A source whose manifest a test can replace at any time.</summary>
internal sealed class TestSource(string manifest) : IManifestSource
{
    private readonly Channel<(string Manifest, TaskCompletionSource Taken)> _replacements = Channel.CreateUnbounded<(string, TaskCompletionSource)>();

    /// <summary>Replaces the manifest, and waits until the provider serves it.</summary>
    public async Task ReplaceAsync(string replacement)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _replacements.Writer.WriteAsync((replacement, taken));
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Load(manifest);
        await foreach (var (replacement, taken) in _replacements.Reader.ReadAllAsync(cancellationToken))
        {
            // When the provider requests the next manifest, it has applied this one.
            yield return Load(replacement);
            taken.SetResult();
        }
    }

    private static LoadedManifest Load(string text)
    {
        var loaded = LoadedManifest.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(loaded.Reading.FirstError);
        return loaded;
    }
}
