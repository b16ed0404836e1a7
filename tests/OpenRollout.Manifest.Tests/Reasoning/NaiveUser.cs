namespace OpenRollout.Manifest.Tests;

/// <summary>A user of a random manifest: attributes as an application would give them, and who is in which file of keys.</summary>
internal sealed record NaiveUser(IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>The keys of every file; any will do, as nobody who reasons may know them.</summary>
    public static IReadOnlyCollection<string> FileKeys { get; } = ["user-1", "a", "NO"];

    public object? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public override string ToString() => string.Join(", ", Attributes.Select(attribute => attribute.Value is string[] items
        ? $"{attribute.Key}: [{string.Join(", ", items)}]"
        : FormattableString.Invariant($"{attribute.Key}: {attribute.Value} ({attribute.Value.GetType().Name})")));
}
