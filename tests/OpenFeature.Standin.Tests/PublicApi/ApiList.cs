using System.Text.RegularExpressions;

namespace OpenFeature.Standin.Tests.PublicApi;

/// <summary>The public API of the package, as recorded from it by reflection.</summary>
internal static partial class ApiList
{
    /// <summary>Reads the lines of one assembly, grouped by type. Each group includes the type's own line.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlySet<string>> Read(string assembly)
    {
        var types = new Dictionary<string, IReadOnlySet<string>>();
        HashSet<string>? members = null;
        var wanted = false;
        foreach (var line in Lines())
        {
            if (line.StartsWith('#'))
                wanted = line.StartsWith($"# assembly {assembly} ", StringComparison.Ordinal);
            else if (wanted && line.StartsWith("type ", StringComparison.Ordinal))
                types.Add(ApiWriter.TypeKey(Normalize(line)), members = [Normalize(line)]);
            else if (wanted && !IsBeyondReflection(line))
                members!.Add(Normalize(line));
        }
        return types;
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(ApiList).Assembly.GetManifestResourceStream("openfeature-api.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line.Trim();
    }

    // These lines cannot be found by reflection over public members.
    private static bool IsBeyondReflection(string line) => line.StartsWith("explicit-impl ", StringComparison.Ordinal)
        || line.StartsWith("forwarded-type ", StringComparison.Ordinal);

    // [Experimental] is the only attribute that affects callers: it is an error until it is suppressed.
    private static string Normalize(string line) =>
        Attributes().Replace(line, match => match.Value.Contains("ExperimentalAttribute", StringComparison.Ordinal) ? match.Value : match.Groups[1].Value + " ");

    [GeneratedRegex(@"^(\w+) \[.*?\] (?=public|protected)")]
    private static partial Regex Attributes();
}
