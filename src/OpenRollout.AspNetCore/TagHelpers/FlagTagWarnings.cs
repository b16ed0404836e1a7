using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore.TagHelpers;

/// <summary>Logs invalid uses of flags in views, once for each name. Limited to 1,000 names, as names may be computed from input. Thread-safe.</summary>
internal sealed class FlagTagWarnings(ILogger<FlagTagHelper> logger)
{
    private const int MaximumNames = 1000;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public void Warn(string name, string reason)
    {
        if (_known.Count < MaximumNames && _known.TryAdd(name, true))
        {
            Log.TagRendersNothing(logger, name, reason);
        }
    }
}
