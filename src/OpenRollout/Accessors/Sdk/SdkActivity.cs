using System.Diagnostics;
using OpenFeature;

namespace OpenRollout.Accessors.Sdk;

/// <summary>Checks whether the activities of OpenFeature's SDK have a listener. Thread-safe.</summary>
/// <remarks>
/// The SDK creates its source at the first evaluation of a client. Listeners choose sources by name and version, so until then
/// a source with the same name and version shows whether the SDK's source will have a listener.
/// </remarks>
internal static class SdkActivity
{
    private const string SourceName = "OpenFeature";

    private static readonly object Lock = new();
    private static readonly ActivitySource Substitute = new(SourceName, typeof(Api).Assembly.GetName().Version?.ToString(3));
    private static volatile ActivitySource[] _sources = [Substitute];

    /// <summary>Adds a listener that is called for each source when it is created, and listens to none.</summary>
    static SdkActivity() => ActivitySource.AddActivityListener(new ActivityListener { ShouldListenTo = OnSourceCreated });

    /// <summary>Gets a value indicating whether a source of the SDK has a listener.</summary>
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

    private static bool OnSourceCreated(ActivitySource source)
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
