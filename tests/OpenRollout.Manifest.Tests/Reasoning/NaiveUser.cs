namespace OpenRollout.Manifest.Tests;

/// <summary>A user of a random manifest: the attributes, as an application would provide them, and the keys in every file of keys.</summary>
internal sealed record NaiveUser(IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>The keys in every file of keys. Their values do not matter, because the reasoning must not depend on them.</summary>
    public static IReadOnlyCollection<string> FileKeys { get; } = ["user-1", "a", "NO"];

    public object? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public override string ToString() => string.Join(", ", Attributes.Select(attribute => attribute.Value is string[] items
        ? $"{attribute.Key}: [{string.Join(", ", items)}]"
        : FormattableString.Invariant($"{attribute.Key}: {attribute.Value} ({attribute.Value.GetType().Name})")));
}
