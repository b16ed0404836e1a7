using System.Diagnostics;
using OpenFeature;

namespace OpenRollout;

/// <summary>Reports whether a listener is interested in the activities of OpenFeature's SDK.</summary>
/// <remarks>
/// The SDK creates its source at the first evaluation of a client. Listeners choose sources by name and version, so a source
/// with the same name and version shows until then whether the SDK's source will have a listener.
/// </remarks>
internal static class SdkActivity
{
    private const string SourceName = "OpenFeature";

    private static readonly object Lock = new();
    private static readonly ActivitySource Substitute = new(SourceName, typeof(Api).Assembly.GetName().Version?.ToString(3));
    private static volatile ActivitySource[] _sources = [Substitute];

    /// <summary>Sees each source when it is created, with a listener that listens to none of them.</summary>
    static SdkActivity() => ActivitySource.AddActivityListener(new ActivityListener { ShouldListenTo = Notice });

    public static bool HasListeners
    {
        get
        {
            foreach (var source in _sources)
            {
                if (source.HasListeners())
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static bool Notice(ActivitySource source)
    {
        if (source.Name == SourceName && source != Substitute)
        {
            lock (Lock)
            {
                _sources = _sources is [var only] && only == Substitute ? [source] : [.. _sources, source];
            }
        }

        return false;
    }
}
