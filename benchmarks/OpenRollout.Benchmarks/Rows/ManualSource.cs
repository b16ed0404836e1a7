using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace OpenRollout.Benchmarks;

/// <summary>A source that returns the manifest again on each call of Reload, with another percentage of users each time.</summary>
internal sealed class ManualSource : IManifestSource
{
    private readonly string _text = Encoding.UTF8.GetString(Flags.EmbeddedManifest);
    private readonly Channel<int> _percentages = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _percentage;

    public void Reload() => _percentages.Writer.TryWrite(25 + (++_percentage % 2));

    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Read(25);
        await foreach (var percentage in _percentages.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return Read(percentage);
        }
    }

    private LoadedManifest Read(int percentage)
        => LoadedManifest.Read(Encoding.UTF8.GetBytes(_text.Replace("\"percentage\": 25", $"\"percentage\": {percentage}", StringComparison.Ordinal)));
}
