using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Tests;

/// <summary>Options as the build writes them: what is not set is there, and empty.</summary>
internal sealed class Options(IReadOnlyDictionary<string, string?> values) : AnalyzerConfigOptions
{
    private readonly IReadOnlyDictionary<string, string?> _values = values;

#pragma warning disable CS8765 // The attribute that says when the value is null stands in two assemblies that are seen here.
    public override bool TryGetValue(string key, out string? value)
#pragma warning restore CS8765
    {
        value = _values.TryGetValue(key, out var found) ? found ?? "" : null;
        return value is not null;
    }
}
