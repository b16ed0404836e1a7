using System.Diagnostics;

namespace OpenRollout;

/// <summary>
/// Tells whether somebody listens to the activities of OpenFeature's SDK. The sources of that name are seen as they are
/// made, by a listener that listens to none of them.
/// </summary>
internal static class SdkActivity
{
    private const string SourceName = "OpenFeature";

    private static readonly object Lock = new();
    private static volatile ActivitySource[] _sources = [];

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
        if (source.Name == SourceName)
        {
            lock (Lock)
            {
                _sources = [.. _sources, source];
            }
        }

        return false;
    }
}
