using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore.TagHelpers;

/// <summary>Warns of each flag that a view names wrongly once, and of a thousand at most: names may come from elsewhere than the view.</summary>
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
