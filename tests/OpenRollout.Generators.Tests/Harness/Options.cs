using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Tests;

/// <summary>Options as the build writes them: an option that is not set exists and is empty.</summary>
internal sealed class Options(IReadOnlyDictionary<string, string?> values) : AnalyzerConfigOptions
{
    private readonly IReadOnlyDictionary<string, string?> _values = values;

#pragma warning disable CS8765 // The attribute for the nullability of the value is visible in two assemblies.
    public override bool TryGetValue(string key, out string? value)
#pragma warning restore CS8765
    {
        value = _values.TryGetValue(key, out var found) ? found ?? "" : null;
        return value is not null;
    }
}
